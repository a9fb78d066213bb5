// An import that the worker records: a worker that is killed in the middle loses nothing and records nothing twice, and
// imports leave the other jobs their turn.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckLedger, StageImport } from '@guike/flows';
import { defaultFormat } from '@guike/imports';
import { newId, rows } from '@guike/platform';
import { modelReplay } from '../support/replay-model';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';
import { outboxEmpty, startWorker } from '../support/worker';
import { type WorkerProcess, environmentOf, startWorkerProcess } from '../support/worker-process';

const INVOICES = 1_500;
const HEADER = 'invoice,stock_code,description,quantity,sold_at,unit_price,customer_id,country';

let shop: Shop;
let folder: string;
const started: WorkerProcess[] = [];
beforeAll(async () => {
  shop = await openShop();
  folder = await mkdtemp(join(tmpdir(), 'guike-worker-killed-'));
});
afterAll(async () => {
  for (const worker of started) worker.stop('SIGKILL');
  await rm(folder, { recursive: true });
  await shop.close();
});

/** `mark` keeps the numbers of two imports apart. */
function linesOf(invoices: number, mark = '') {
  return Array.from({ length: invoices }, (_, n) => ({
    invoice: n % 7 === 6 ? `C${mark}${n}` : `${mark}${n}`,
    stock_code: `1000${n % 3}`,
    quantity: n % 7 === 6 ? '-1' : String(1 + (n % 4)),
    sold_at: `2025-06-${String(1 + Math.floor((n * 27) / invoices)).padStart(2, '0')} 10:00:00`,
    unit_price: `${10 + (n % 90)}.50`,
    customer_id: String(100 + (n % 60)),
  }));
}

/** As an upload leaves it: read into the database, its outbox row written. */
async function staged(source: string, lines: ReturnType<typeof linesOf>): Promise<string> {
  const path = join(folder, source);
  const text = lines.map((line) =>
    [line.invoice, line.stock_code, '', line.quantity, line.sold_at, line.unit_price, line.customer_id, ''].join(','),
  );
  await writeFile(path, [HEADER, ...text, ''].join('\n'));
  const upload = { staffId: newId(), consentVersion: '1' };
  const { storeId } = shop;
  return (await shop.module.context.get(StageImport).stage({ path, storeId, source, format: defaultFormat, upload }))
    .id;
}

const recorded = async (source: string): Promise<number> =>
  (
    await shop.one<{ n: number }>(
      `SELECT (SELECT count(*) FROM purchase WHERE source = $1) + (SELECT count(*) FROM refund WHERE source = $1) AS n`,
      [source],
    )
  ).n;
const stateOf = async (id: string): Promise<string> =>
  (await shop.one<{ state: string }>('SELECT state FROM import_batch WHERE id = $1', [id])).state;

const underWay = async (): Promise<number> =>
  (await shop.one<{ n: number }>('SELECT count(*) AS n FROM import_batch WHERE working_until > $1', [shop.clock.now()]))
    .n;

/** What a minute would do: the row is due again, and nobody has the import any more. */
async function letAMinutePass(): Promise<void> {
  await rows(shop.db.reading, `UPDATE outbox SET due_at = due_at - interval '1 hour'`);
  await rows(shop.db.reading, `UPDATE import_batch SET working_until = working_until - interval '1 minute'`);
}

it('comes to what one run would have come to, however often the worker is killed', async () => {
  const lines = linesOf(INVOICES);
  const batchId = await staged('killed', lines);
  // A busy machine may look so late that the import is through before its third kill; the first is early enough.
  let kills = 0;
  while (kills < 3 && (await stateOf(batchId)) === 'staged') {
    const before = await recorded('killed');
    const worker = startWorkerProcess(environmentOf(shop.module.config));
    started.push(worker);
    const enough = Math.min(before + 50, INVOICES - 1);
    await until(async () => (await recorded('killed')) > enough, { timeout: 60_000, what: 'the import to go on' });
    worker.stop('SIGKILL');
    expect(await worker.ended).toBe('SIGKILL');
    if (kills === 0) expect(await recorded('killed')).toBeLessThan(INVOICES);
    kills += 1;
    await letAMinutePass();
  }
  const last = startWorkerProcess(environmentOf(shop.module.config));
  started.push(last);
  await until(async () => (await stateOf(batchId)) === 'applied', { timeout: 90_000, what: 'the import to be done' });
  await outboxEmpty(shop);
  last.stop('SIGTERM');
  expect(await last.ended).toBe(0);

  expect(await recorded('killed')).toBe(INVOICES);
  const all = [...(await modelReplay(lines)).members.values()];
  const sum = (of: 'earned' | 'reversed' | 'balance') => all.reduce((total, each) => total + each[of], 0);
  expect(
    await shop.one(
      `SELECT sum(earned)::integer AS earned, sum(reversed)::integer AS reversed, sum(balance)::integer AS balance
       FROM point_account JOIN member_tier USING (member_id)`,
    ),
  ).toEqual({ earned: sum('earned'), reversed: sum('reversed'), balance: sum('balance') });
  const outcomes = await shop.module.context.get(CheckLedger).check();
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
}, 300_000);

it('leaves other jobs their turn, and takes imports two at a time', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push(await staged(`many-${n}`, linesOf(60, `${n}-`)));
  const worker = await startWorker(shop);
  const atOnce: number[] = [];
  try {
    await shop.sell({ number: 'till-1', phone: '13800000999', goods: [{ yuan: 500, quantity: 2 }] });
    const welcome = `SELECT count(*) AS n FROM inbox_message JOIN member_phone USING (member_id)
      WHERE kind = 'joined' AND member_id = (SELECT member_id FROM purchase WHERE source = 'till' LIMIT 1)`;
    await until(
      async () => {
        atOnce.push(await underWay());
        return (await shop.one<{ n: number }>(welcome)).n === 1;
      },
      { timeout: 60_000, what: 'the welcome' },
    );
    expect(await Promise.all(ids.map(stateOf))).toContain('staged');
    await until(
      async () => {
        atOnce.push(await underWay());
        // Imports that have to wait ask again in five seconds, by a clock that stands still.
        if (atOnce.at(-1) === 0) shop.clock.advance({ seconds: 5 });
        return (await Promise.all(ids.map(stateOf))).every((state) => state === 'applied');
      },
      { timeout: 120_000, what: 'twelve imports' },
    );
    expect(Math.max(...atOnce)).toBe(2);
  } finally {
    await worker.close();
  }
}, 240_000);
