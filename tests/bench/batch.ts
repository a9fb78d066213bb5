// Sales from a till's export against the same sales sent one by one over HTTP. Source: issue 4, Speed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { ImportSales, StageImport } from '@guike/flows';
import { defaultFormat } from '@guike/imports';
import type { Config } from '@guike/platform';
import { settleDatabase } from './database';
import { signedSale } from './earn';
import { HttpConnection } from './http-client';
import { startApi } from './process';
import { printReport } from './report';
import { type Side, type Task, measureTasks, perSecond } from './rounds';
import { SALE_LINES, salesOf } from './sale';
import { type BenchShop, inContext, openBenchShop, requireCleanLedger } from './shop';
import { forEachWorker, own } from './workers';

const MEMBERS = 4_000;
const INVOICES = 4_000;
const ROUNDS = 5;
const SECONDS = 4;
const GOAL = { atLeast: 4 };

/** Fills the empty database of the configuration, measures, and prints the table and the verdict. */
export async function benchBatch(config: Config, signal: AbortSignal): Promise<void> {
  const shop = await openBenchShop(config, MEMBERS);
  await settleDatabase(config.databaseUrl);
  const api = await startApi(config);
  const connections = await forEachWorker(() => HttpConnection.open(api.port));
  const folder = mkdtempSync(join(tmpdir(), 'guike-batch-'));
  const sales = salesOf(shop);
  const single: Side = {
    name: 'POST /till/purchases, one sale each',
    operation: async (worker) => void (await own(connections, worker).send(signedSale(shop, sales.next().value))),
  };
  try {
    await inContext(config, async (context) => {
      const ours: Task = {
        name: `an export of ${INVOICES} sales of two lines, read and recorded`,
        run: (round) => imported(context, shop, exportOf(shop, folder, round)),
      };
      const bar: Task = { name: single.name, run: () => perSecond(single, SECONDS, signal) };
      const rounds = await measureTasks(ours, bar, ROUNDS, signal);
      await requireCleanLedger(config);
      printReport('batch', { ours: ours.name, bar: bar.name }, GOAL, rounds);
    });
  } finally {
    for (const connection of connections) connection.close();
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}

async function imported(context: INestApplicationContext, { storeId }: BenchShop, path: string): Promise<number> {
  const start = performance.now();
  const file = { path, storeId, source: 'bench', format: { ...defaultFormat, goodsCode: '.' } };
  const batch = await context.get(StageImport).stage(file);
  const customerOf = (phone: string) => ({ kind: 'phone' as const, phone });
  const { purchases } = await context.get(ImportSales).apply(batch, { consentVersion: null, customerOf });
  if (purchases !== INVOICES) throw new Error(`${purchases} of ${INVOICES} invoices were recorded`);
  return (purchases * 1000) / (performance.now() - start);
}

/** One sale of each member in turn, at this moment in the shop's time zone. */
function exportOf({ members }: BenchShop, folder: string, round: number): string {
  const path = join(folder, `${round}.csv`);
  const soldAt = new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const lines = Array.from({ length: INVOICES }, (_, index) => {
    const phone = members[index % members.length]?.phone ?? '';
    return SALE_LINES.map(({ sku, name, quantity, unitPriceFen }) =>
      [`i-${round}-${index}`, sku, name, quantity, soldAt, (unitPriceFen / 100).toFixed(2), phone].join(','),
    ).join('\n');
  });
  writeFileSync(
    path,
    ['invoice,stock_code,description,quantity,sold_at,unit_price,customer_id', ...lines, ''].join('\n'),
  );
  return path;
}
