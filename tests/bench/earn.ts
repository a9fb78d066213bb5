// A sale over HTTP, answered when it is durable, against the same rows written by hand. Source: issue 4, Speed.
import { type Config } from '@guike/platform';
import { signRequest } from '../../apps/api/edge/till-signature';
import { settleDatabase } from './database';
import { HttpConnection, type HttpRequest } from './http-client';
import { startApi } from './process';
import { openRawConnection, writeSale } from './raw-sale';
import { printReport, printTable } from './report';
import { type Side, measure } from './rounds';
import { SALE_LINES, type Sale, salesOf, termsOf } from './sale';
import { type BenchShop, openBenchShop, requireCleanLedger } from './shop';
import { forEachWorker, own } from './workers';
import { requireSameRows, writtenBy } from './written-rows';

/** So many that no account fills its row with lots while the bench runs. */
const MEMBERS = 4_000;
const GOAL = { atLeast: 1.0 };
const PATH = '/till/purchases';

/** Fills the empty database of the configuration, measures, and prints the table and the verdict. */
export async function benchEarn(config: Config, signal: AbortSignal): Promise<void> {
  const shop = await openBenchShop(config, MEMBERS);
  const sales = salesOf(shop);
  await settleDatabase(config.databaseUrl);
  const api = await startApi(config);
  const connections = await forEachWorker(() => HttpConnection.open(api.port));
  const clients = await forEachWorker(() => openRawConnection(config.databaseUrl));
  const ours: Side = {
    name: `POST ${PATH} over HTTP, signed, member by phone`,
    operation: async (worker) => void (await own(connections, worker).send(signedSale(shop, sales.next().value))),
  };
  const bar: Side = {
    name: 'the same rows with pg alone: prepared, one statement after the other, BEGIN … COMMIT',
    operation: (worker) => writeSale(own(clients, worker), sales.next().value),
  };
  try {
    const written = await writtenBy(ours, config.databaseUrl, 'purchase');
    requireSameRows(written, await writtenBy(bar, config.databaseUrl, 'purchase'));
    const rounds = await measure(ours, bar, signal);
    await requireCleanLedger(config);
    console.log('\nOne sale writes, on either side (+ rows inserted, ~ rows updated):');
    printTable([...written]);
    printReport('earn', { ours: ours.name, bar: bar.name }, GOAL, rounds);
  } finally {
    for (const connection of connections) connection.close();
    await Promise.all(clients.map((client) => client.end()));
    await api.stop();
  }
}

/** A sale as a till sends it. */
export function signedSale({ tillKey }: Pick<BenchShop, 'tillKey'>, { member, number, paidAt }: Sale): HttpRequest {
  const body = JSON.stringify({
    receipt: { businessDay: termsOf(paidAt).day, number },
    paidAt: paidAt.toISOString(),
    member: { phone: member.phone },
    lines: SALE_LINES,
  });
  const timestamp = String(Math.floor(paidAt.getTime() / 1000));
  const signature = signRequest(tillKey.secret, {
    timestamp,
    method: 'POST',
    path: PATH,
    idempotencyKey: undefined,
    body: Buffer.from(body),
  });
  const headers = {
    'content-type': 'application/json',
    'x-guike-key': tillKey.keyId,
    'x-guike-timestamp': timestamp,
    'x-guike-signature': signature,
  };
  return { method: 'POST', path: PATH, headers, body };
}
