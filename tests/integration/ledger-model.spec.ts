// The SQL ledger against a model in plain code: any sequence of earnings, settlements, repeats, races and days.
import { randomInt } from 'node:crypto';
import { addDays, addMonths, businessDayOf } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { PointsModule, PointsService } from '@guike/points';
import fc from 'fast-check';
import { type TestModule, openTestModule } from '../support/app';
import { LedgerModel } from '../support/ledger-model';

const LIFE_MONTHS = 2;
const PURCHASES = 5;
const seed = Number(process.env['FC_SEED'] ?? randomInt(2 ** 31 - 1));

let ground: TestModule;
beforeAll(async () => {
  ground = await openTestModule([PointsModule]);
  process.stdout.write(`ledger model: FC_SEED=${seed}\n`);
});
afterAll(() => ground.close());

type Step =
  | { kind: 'earn'; points: number; daysAgo: number }
  | { kind: 'settle'; purchase: number; entitled: number; daysAgo: number }
  | { kind: 'burst'; size: number; points: number }
  | { kind: 'repeat'; which: number }
  | { kind: 'together'; steps: { purchase: number; entitled: number }[] }
  | { kind: 'days'; days: number };

const points = fc.integer({ min: 0, max: 300 });
const purchase = fc.integer({ min: 0, max: PURCHASES - 1 });
const daysAgo = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 75 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('earn' as const), points, daysAgo }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('settle' as const), purchase, entitled: points, daysAgo }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('burst' as const),
      size: fc.integer({ min: 20, max: 70 }),
      points: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      steps: fc.array(fc.record({ purchase, entitled: points }), { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) }) },
);

/** One member in both worlds. */
class Member {
  readonly memberId = newId();
  readonly model = new LedgerModel(LIFE_MONTHS);
  readonly purchases = Array.from({ length: PURCHASES }, newId);
  private readonly done: (() => Promise<unknown>)[] = [];
  private count = 0;

  get today() {
    return businessDayOf(ground.clock.now(), 'Asia/Shanghai');
  }

  async open(): Promise<void> {
    const firstExpiry = addMonths(this.today, LIFE_MONTHS);
    await ground.db.inTransaction((tx) =>
      ground.context.get(PointsService).open(tx, this.memberId, 'active', firstExpiry),
    );
  }

  async play(each: Step): Promise<void> {
    if (each.kind === 'days') return ground.clock.advance({ days: each.days });
    if (each.kind === 'repeat') return this.repeat(each.which);
    if (each.kind === 'earn') return this.earn(each.points, each.daysAgo);
    if (each.kind === 'burst') {
      for (let index = 0; index < each.size; index++) await this.earn(each.points, (index * 7) % 40);
      return;
    }
    if (each.kind === 'settle') return void (await this.settle(each.purchase, each.entitled, each.daysAgo).run());
    await this.together(each.steps);
  }

  private async earn(amount: number, ago: number): Promise<void> {
    const earnedOn = addDays(this.today, -ago);
    const booking = { ...this.booking(`earn/${++this.count}`, earnedOn), purchaseId: null, points: amount };
    const run = () => ground.db.inTransaction((tx) => ground.context.get(PointsService).earn(tx, booking));
    await run();
    this.done.push(run);
    this.model.earn(amount, null, earnedOn, booking.availableOn, this.today);
  }

  /** `run` books and follows in the model; `book` only books. */
  private settle(which: number, entitled: number, ago: number) {
    const purchaseId = this.purchases[which] as string;
    const earnedOn = addDays(this.today, -ago);
    const booking = { ...this.booking(`settle/${++this.count}`, earnedOn), purchaseId, entitled };
    const book = () => ground.db.inTransaction((tx) => ground.context.get(PointsService).settlePurchase(tx, booking));
    const follow = () => this.model.settle(purchaseId, entitled, earnedOn, booking.availableOn, this.today);
    const run = async () => {
      await book();
      this.done.push(book);
      follow();
    };
    return { run, book, follow, operation: booking.operation };
  }

  /** Races, then lets the model follow in the order that the ledger says it took. */
  private async together(wanted: readonly { purchase: number; entitled: number }[]): Promise<void> {
    const racing = wanted.map((each) => this.settle(each.purchase, each.entitled, 0));
    await Promise.all(racing.flatMap((each) => [each.book(), each.book()]));
    const order = await rows<{ operation: string }>(
      ground.db.reading,
      `SELECT operation FROM point_operation WHERE member_id = $1 AND operation = ANY ($2) ORDER BY seq`,
      [this.memberId, racing.map((each) => each.operation)],
    );
    expect(order).toHaveLength(racing.length);
    for (const { operation } of order) racing.find((each) => each.operation === operation)?.follow();
  }

  private async repeat(which: number): Promise<void> {
    const again = this.done[which % Math.max(1, this.done.length)];
    if (again) expect(await again()).toMatchObject({ replayed: true });
  }

  private booking(operation: string, earnedOn: ReturnType<typeof addDays>) {
    return {
      memberId: this.memberId,
      operation,
      storeId: null,
      availableOn: addDays(earnedOn, 1),
      expiresOn: addMonths(earnedOn, LIFE_MONTHS),
      today: this.today,
      programmeVersion: 1,
    };
  }

  async compare(): Promise<void> {
    const [real] = await rows<Record<string, unknown>>(
      ground.db.reading,
      `SELECT a.seq, a.balance, a.owed, a.earned, a.reversed, a.expired, point_pending(a, $2) AS pending,
         (SELECT coalesce(json_agg(json_build_array(l.seq, l.available_on, l.expires_on, l.n) ORDER BY l.expires_on, l.seq), '[]') FROM (
            SELECT * FROM unnest(a.lot_seq, a.lot_available, a.lot_expires, a.lot_left) AS l(seq, available_on, expires_on, n)
            UNION ALL SELECT lot_seq, available_on, expires_on, points_left FROM point_lot WHERE member_id = a.member_id) AS l) AS lots,
         (SELECT coalesce(sum(e.points), 0)::bigint FROM point_entry e WHERE e.member_id = a.member_id) AS entries
       FROM point_account a WHERE a.member_id = $1`,
      [this.memberId, this.today],
    );
    const { seq, balance, owed, earned, reversed, expired } = this.model;
    expect(real).toEqual({
      seq,
      balance,
      owed,
      earned,
      reversed,
      expired,
      pending: this.model.pending(this.today),
      lots: this.model.ordered().map((lot) => [lot.seq, lot.availableOn, lot.expiresOn, lot.left]),
      entries: balance - owed,
    });
  }
}

it('agrees with the model after every step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      ground.clock.set('2026-03-02T10:00:00+08:00');
      const member = new Member();
      await member.open();
      for (const each of steps) {
        await member.play(each);
        if (each.kind !== 'days') await member.compare();
      }
    }),
    { seed, numRuns: Number(process.env['FC_RUNS'] ?? 40), endOnFailure: false },
  );
}, 180_000);
