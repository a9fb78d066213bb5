// One member in both worlds: every step is booked in the real ledger and followed in the model, refusals included.
import { type BusinessDay, addDays, addMonths, businessDayOf } from '@guike/kernel';
import { type Tx, newId, rows, sqlState } from '@guike/platform';
import { type Operation, PointsService, SpendingService } from '@guike/points';
import type { TestModule } from './app';
import { LedgerModel, type ModelRefusal, type Moment } from './ledger-model';
import { type LedgerStep, PURCHASES } from './ledger-steps';

export const LIFE_MONTHS = 2;

const HOLD_MINUTES = 10;
const GRACE_DAYS = 30;

type CorrectingStep = Extract<LedgerStep, { kind: 'cancel' | 'adjust' | 'forfeit' }>;
type UsingStep = CorrectingStep | Extract<LedgerStep, { kind: 'spend' | 'hold' | 'capture' | 'release' }>;
type Book = () => Promise<{ replayed: boolean }>;

export class LedgerMember {
  readonly memberId = newId();
  readonly model = new LedgerModel(LIFE_MONTHS);
  private readonly purchases = Array.from({ length: PURCHASES }, newId);
  private readonly done: Book[] = [];
  private readonly holds: string[] = [];
  private readonly spends: string[] = [];
  private count = 0;

  constructor(private readonly ground: TestModule) {}

  private get at(): Moment {
    const now = this.ground.clock.now();
    return { now, today: businessDayOf(now, 'Asia/Shanghai') };
  }

  async open(): Promise<void> {
    const firstExpiry = addMonths(this.at.today, LIFE_MONTHS);
    const points = this.ground.context.get(PointsService);
    await this.ground.db.inTransaction((tx) => points.open(tx, this.memberId, 'active', firstExpiry));
  }

  async play(step: LedgerStep): Promise<void> {
    switch (step.kind) {
      case 'days':
        return this.ground.clock.advance({ days: step.days });
      case 'minutes':
        return this.ground.clock.advance({ minutes: step.minutes });
      case 'repeat':
        return this.repeat(step.which);
      case 'earn':
        return this.earn(step.points, step.daysAgo);
      case 'burst':
        for (let index = 0; index < step.size; index++) await this.earn(step.points, (index * 7) % 40);
        return;
      case 'settle': {
        const { book, follow } = this.settle(step.purchase, step.entitled, step.daysAgo);
        return void (await this.both(book, () => (follow(), null)));
      }
      case 'together':
        return this.together(step.steps);
      default:
        return this.use(step);
    }
  }

  private async use(step: UsingStep): Promise<void> {
    const spending = this.ground.context.get(SpendingService);
    const { at, model } = this;
    const op = this.operation(step.kind);
    const none = { purchaseId: null, storeId: null };
    switch (step.kind) {
      case 'spend': {
        const wish = { ...op, ...none, points: step.points };
        const follow = () => model.spend(op.operation, step.points, at);
        if (await this.both((tx) => spending.spend(tx, wish), follow)) this.spends.push(op.operation);
        return;
      }
      case 'hold': {
        const [holdId, { points }] = [newId(), step];
        const overdueAt = new Date(at.now.getTime() + HOLD_MINUTES * 60_000);
        const wish = { ...op, storeId: null, holdId, points, overdueAt, amountFen: points };
        const follow = () => model.hold(holdId, points, overdueAt, at);
        if (await this.both((tx) => spending.hold(tx, wish), follow)) this.holds.push(holdId);
        return;
      }
      case 'capture': {
        const holdId = this.pick(this.holds, step.which);
        const follow = () => model.capture(op.operation, holdId, at);
        if (await this.both((tx) => spending.capture(tx, { ...op, ...none, holdId }), follow))
          this.spends.push(op.operation);
        return;
      }
      case 'release': {
        const holdId = this.pick(this.holds, step.which);
        const follow = () => model.release(holdId, at);
        return void (await this.both((tx) => spending.release(tx, { ...op, holdId }), follow));
      }
      default:
        return this.correct(step, op, spending);
    }
  }

  private async correct(step: CorrectingStep, op: Operation, spending: SpendingService): Promise<void> {
    const { at, model } = this;
    if (step.kind === 'cancel') {
      const [of, graceUntil, { total }] = [this.pick(this.spends, step.which), addDays(at.today, GRACE_DAYS), step];
      const wish = { ...op, purchaseId: null, storeId: null, of, total, graceUntil };
      const follow = () => model.cancel(of, total, graceUntil, at);
      await this.both((tx) => spending.cancel(tx, wish), follow);
      return;
    }
    if (step.kind === 'adjust') {
      const days = { availableOn: at.today, expiresOn: addMonths(at.today, 1) };
      const wish = { ...op, storeId: null, points: step.points, ...days };
      const follow = () => model.adjust(step.points, days.availableOn, days.expiresOn, at);
      await this.both((tx) => spending.adjust(tx, wish), follow);
      return;
    }
    await this.both(
      (tx) => spending.forfeit(tx, op),
      () => (model.forfeit(at), null),
    );
  }

  private async earn(points: number, ago: number): Promise<void> {
    const earnedOn = addDays(this.at.today, -ago);
    const booking = { ...this.booking('earn', earnedOn), purchaseId: null, points };
    const ledger = this.ground.context.get(PointsService);
    const follow = () => this.model.earn(points, null, earnedOn, booking.availableOn, this.at);
    await this.both((tx) => ledger.earn(tx, booking), follow);
  }

  private settle(which: number, entitled: number, ago: number) {
    const purchaseId = this.purchases[which] as string;
    const earnedOn = addDays(this.at.today, -ago);
    const booking = { ...this.booking('settle', earnedOn), purchaseId, entitled };
    const book = (tx: Tx) => this.ground.context.get(PointsService).settlePurchase(tx, booking);
    const follow = () => this.model.settle(purchaseId, entitled, earnedOn, booking.availableOn, this.at);
    return { book, follow, operation: booking.operation };
  }

  /** Books once; what the ledger refuses the model must refuse for the same reason, and the other way round. */
  private async both(
    book: (tx: Tx) => Promise<{ replayed: boolean }>,
    follow: () => ModelRefusal | null,
  ): Promise<boolean> {
    const run = () => this.ground.db.inTransaction(book);
    let refusal: string | null = null;
    try {
      // A release of what had lapsed books nothing, and a late capture may follow: only what was booked is repeatable.
      if (!(await run()).replayed) this.done.push(run);
    } catch (error) {
      refusal = sqlState(error) ?? String(error);
    }
    expect(refusal).toBe(follow());
    return refusal === null;
  }

  /** Races, then lets the model follow in the order that the ledger says it took. */
  private async together(wanted: readonly { purchase: number; entitled: number }[]): Promise<void> {
    const racing = wanted.map((each) => this.settle(each.purchase, each.entitled, 0));
    const twice = racing.flatMap(({ book }) => [book, book]);
    await Promise.all(twice.map((book) => this.ground.db.inTransaction(book)));
    const order = await rows<{ operation: string }>(
      this.ground.db.reading,
      `SELECT operation FROM point_operation WHERE member_id = $1 AND operation = ANY ($2) ORDER BY seq`,
      [this.memberId, racing.map((each) => each.operation)],
    );
    expect(order).toHaveLength(racing.length);
    for (const { operation } of order) racing.find((each) => each.operation === operation)?.follow();
  }

  private async repeat(which: number): Promise<void> {
    if (this.done.length > 0) expect(await this.done[which % this.done.length]?.()).toMatchObject({ replayed: true });
  }

  /** One of those there were; an id of nothing where there was none. */
  private pick(from: readonly string[], which: number): string {
    return from[which % Math.max(1, from.length)] ?? newId();
  }

  private operation(kind: string) {
    return { memberId: this.memberId, operation: `${kind}/${++this.count}`, today: this.at.today, programmeVersion: 1 };
  }

  private booking(kind: string, earnedOn: BusinessDay) {
    const days = { availableOn: addDays(earnedOn, 1), expiresOn: addMonths(earnedOn, LIFE_MONTHS) };
    return { ...this.operation(kind), storeId: null, ...days };
  }

  async compare(): Promise<void> {
    const [real] = await rows<Record<string, unknown>>(
      this.ground.db.reading,
      `SELECT a.seq, a.balance, a.held, a.owed, a.earned, a.spent, a.reversed, a.expired, a.forfeited, a.adjusted,
         point_pending(a, $2) AS pending,
         (SELECT coalesce(json_agg(json_build_array(l.seq, l.available_on, l.expires_on, l.n) ORDER BY l.expires_on, l.seq), '[]') FROM (
            SELECT * FROM unnest(a.lot_seq, a.lot_available, a.lot_expires, a.lot_left) AS l(seq, available_on, expires_on, n)
            UNION ALL SELECT lot_seq, available_on, expires_on, points_left FROM point_lot WHERE member_id = a.member_id) AS l) AS lots,
         (SELECT coalesce(sum(e.points), 0)::bigint FROM point_entry e WHERE e.member_id = a.member_id) AS entries
       FROM point_account a WHERE a.member_id = $1`,
      [this.memberId, this.at.today],
    );
    const { seq, balance, held, owed, earned, spent, reversed, expired, forfeited, adjusted } = this.model;
    expect(real).toEqual({
      ...{ seq, balance, held, owed, earned, spent, reversed, expired, forfeited, adjusted },
      pending: this.model.pending(this.at.today),
      lots: this.model.ordered().map((lot) => [lot.seq, lot.availableOn, lot.expiresOn, lot.left]),
      entries: balance - owed,
    });
  }
}
