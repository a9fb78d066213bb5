// Sixteen tills on one member at the same time against one till on that member: how little waiting for one row costs.
// Source: issue 4, Speed.
import type { Config } from '@guike/platform';
import { settleDatabase } from './database';
import { signedSale } from './earn';
import { HttpConnection } from './http-client';
import { startApi } from './process';
import { printReport } from './report';
import { type Side, measure } from './rounds';
import { salesOf } from './sale';
import { openBenchShop, requireCleanLedger } from './shop';
import { forEachWorker, own } from './workers';

const CLIENTS = 16;
const GOAL = { atLeast: 2 };

/** Fills the empty database of the configuration, measures, and prints the table and the verdict. */
export async function benchEarnHot(config: Config, signal: AbortSignal): Promise<void> {
  const shop = await openBenchShop(config, 1);
  const sales = salesOf(shop);
  await settleDatabase(config.databaseUrl);
  const api = await startApi(config);
  const connections = await forEachWorker(() => HttpConnection.open(api.port), CLIENTS);
  const operation = async (worker: number) =>
    void (await own(connections, worker).send(signedSale(shop, sales.next().value)));
  const ours: Side = { name: `${CLIENTS} clients, each with its own sales of one member`, workers: CLIENTS, operation };
  const bar: Side = { name: 'one client with sales of the same member', workers: 1, operation };
  try {
    const rounds = await measure(ours, bar, signal);
    await requireCleanLedger(config);
    printReport('earn-hot', { ours: ours.name, bar: bar.name }, GOAL, rounds);
  } finally {
    for (const connection of connections) connection.close();
    await api.stop();
  }
}
