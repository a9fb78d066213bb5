// The SQL ledger against a model in plain code: any life of earning, spending, holding, repeating, racing, and days.
import { randomInt } from 'node:crypto';
import { addMonths, businessDayOf } from '@guike/kernel';
import { newId } from '@guike/platform';
import { PointsModule, PointsService, SpendingService, ledgerChecks, runChecks } from '@guike/points';
import fc from 'fast-check';
import { type TestModule, openTestModule } from '../support/app';
import { LIFE_MONTHS, LedgerMember } from '../support/ledger-member';
import { type LedgerStep, ledgerLife } from '../support/ledger-steps';

const LONG_LIFE = 1_500;
const seed = Number(process.env['FC_SEED'] ?? randomInt(2 ** 31 - 1));

let ground: TestModule;
beforeAll(async () => {
  ground = await openTestModule([PointsModule]);
  process.stdout.write(`ledger model: FC_SEED=${seed}\n`);
});
afterAll(() => ground.close());

/** Plays a life in both worlds and compares them after every step that books. */
async function live(steps: readonly LedgerStep[]): Promise<void> {
  ground.clock.set('2026-03-02T10:00:00+08:00');
  const member = new LedgerMember(ground);
  await member.open();
  for (const step of steps) {
    await member.play(step);
    if (step.kind !== 'days' && step.kind !== 'minutes') await member.compare();
  }
}

it('agrees with the model after every step of many short lives', async () => {
  const runs = Number(process.env['FC_RUNS'] ?? 30);
  await fc.assert(fc.asyncProperty(ledgerLife(10, 60), live), { seed, numRuns: runs, endOnFailure: false });
}, 240_000);

it('agrees with the model over three lives of 1,500 steps', async () => {
  // A failing life of this length is not made shorter: that would take hours. The short lives find the short cases.
  const lives = fc.asyncProperty(ledgerLife(LONG_LIFE, LONG_LIFE), live);
  await fc.assert(lives, { seed, numRuns: 3, endOnFailure: true });
}, 300_000);

it('leaves a ledger that proves itself', async () => {
  const outcomes = await runChecks(ground.db.reading, ledgerChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

it('never gives the same points to two spenders, however many ask at once', async () => {
  ground.clock.set('2026-03-02T10:00:00+08:00');
  const memberId = newId();
  const now = businessDayOf(ground.clock.now(), 'Asia/Shanghai');
  const [points, spending] = [ground.context.get(PointsService), ground.context.get(SpendingService)];
  const op = (operation: string) => ({ memberId, operation, today: now, programmeVersion: 1, storeId: null });
  const lot = { points: 100, purchaseId: null, availableOn: now, expiresOn: addMonths(now, LIFE_MONTHS) };
  await ground.db.inTransaction(async (tx) => {
    await points.open(tx, memberId, 'active', lot.expiresOn);
    await points.earn(tx, { ...op('earn'), ...lot });
  });
  const spend = (n: number) =>
    ground.db.inTransaction((tx) => spending.spend(tx, { ...op(`spend/${n}`), points: 30, purchaseId: null }));
  const tries = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => spend(n)));
  expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(3);
});
