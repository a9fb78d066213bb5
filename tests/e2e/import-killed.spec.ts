// An import that is killed again and again loses nothing and records nothing twice.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CheckLedger } from '@guike/flows';
import { buildCli, runCli, startCli } from '../support/cli';
import { modelReplay } from '../support/replay-model';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';

const INVOICES = 1500;
const CUSTOMERS = 60;
/** Lines of no customer make the file long, so that there is a reading to be killed in. */
const ANONYMOUS = 60_000;

let shop: Shop;
let folder: string;
beforeAll(async () => {
  await buildCli();
  shop = await openShop({ config: { databasePool: 4 } });
  folder = await mkdtemp(join(tmpdir(), 'guike-killed-'));
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await shop.close();
});

const EVERY = ANONYMOUS / INVOICES + 1;
const lines = Array.from({ length: INVOICES + ANONYMOUS }, (_, n) => {
  const day = String(1 + Math.floor((n * 27) / (INVOICES + ANONYMOUS))).padStart(2, '0');
  const known = n % EVERY === 0 ? n / EVERY : null;
  const isReturn = known !== null && known % 7 === 6;
  return {
    invoice: isReturn ? `C${n}` : String(n),
    stock_code: `1000${(known ?? n) % 3}`,
    quantity: isReturn ? '-1' : String(1 + ((known ?? n) % 4)),
    sold_at: `2025-06-${day} 10:00:00`,
    unit_price: `${10 + ((known ?? n) % 90)}.50`,
    customer_id: known === null ? '' : String(100 + (known % CUSTOMERS)),
  };
});

it('comes to what one run would have come to', async () => {
  const file = join(folder, 'sales.csv');
  const csv = lines.map((line) =>
    [line.invoice, line.stock_code, '', line.quantity, line.sold_at, line.unit_price, line.customer_id, ''].join(','),
  );
  await writeFile(
    file,
    ['invoice,stock_code,description,quantity,sold_at,unit_price,customer_id,country', ...csv, ''].join('\n'),
  );
  const args = ['import', file, '--store', 'S1', '--source', 'old', '--consent', 'old'];
  const url = shop.module.config.databaseUrl;
  const staged = () =>
    shop.one<{ n: number }>(`SELECT coalesce(sum(staged_through), 0)::integer AS n FROM import_batch`);
  const recorded = () =>
    shop.one<{ n: number }>('SELECT count(*)::integer + (SELECT count(*)::integer FROM refund) AS n FROM purchase');
  // Twice while it reads, then while it records: each once it has got further than the time before. A busy machine may look
  // so late that the import is through before the last kill.
  let kills = 0;
  for (const progress of [staged, staged, recorded, recorded, recorded]) {
    const before = (await progress()).n;
    const { child, result } = startCli(args, url);
    await until(async () => (await progress()).n > before, { timeout: 60_000, what: 'the import to get further' });
    await sleep(40);
    child.kill('SIGKILL');
    const { code } = await result;
    if (code === 0 && kills > 2) break;
    expect(code).toBeNull();
    kills += 1;
  }
  const last = await runCli(args, url);
  expect(last).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/not understood +0\n.*refused \(of all runs\) +0/s),
  });

  const model = await modelReplay(lines);
  const found =
    await shop.one(`SELECT count(*)::integer AS members, sum(earned)::integer AS earned, sum(reversed)::integer AS reversed, sum(balance)::integer AS balance
    FROM point_account JOIN member_tier USING (member_id)`);
  const all = [...model.members.values()];
  expect([all.length > CUSTOMERS / 2, model.refundsMatched > 50, model.refundsUnmatched > 0]).toEqual([
    true,
    true,
    true,
  ]);
  const sum = (of: 'earned' | 'reversed' | 'balance') => all.reduce((total, each) => total + each[of], 0);
  expect(found).toEqual({
    members: all.length,
    earned: sum('earned'),
    reversed: sum('reversed'),
    balance: sum('balance'),
  });
  expect((await recorded()).n).toBe(lines.filter((line) => line.customer_id !== '').length);
  const outcomes = await shop.module.context.get(CheckLedger).check();
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);

  const again = await runCli(args, url);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/sales recorded by this run +0\n/) });
}, 240_000);
