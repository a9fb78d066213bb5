// A made-up history of a few members over two stores and many days, with what the ledger's present rows said at the end
// of each day: what the liability of past days is held against.
import { type BusinessDay, type StoreId, addDays, addMonths } from '@guike/kernel';
import { type Tx, newId, rows, sqlState } from '@guike/platform';
import { PointsService, SpendingService } from '@guike/points';
import fc from 'fast-check';
import type { TestApi } from './api';

const MEMBERS = 3;
const PURCHASES = 6;

/** One thing that happens; `which` picks among those there are. */
export interface HistoryStep {
  readonly kind:
    | 'earn'
    | 'settle'
    | 'spend'
    | 'hold'
    | 'capture'
    | 'release'
    | 'cancel'
    | 'adjust'
    | 'forfeit'
    | 'transfer'
    | 'minutes'
    | 'days';
  readonly member: number;
  readonly store: number;
  readonly points: number;
  readonly which: number;
}

export interface DayEnd {
  readonly day: BusinessDay;
  readonly balance: number;
  readonly held: number;
  readonly owed: number;
  /** Sums since the beginning. */
  readonly totals: Readonly<
    Record<'earned' | 'reversed' | 'spent' | 'expired' | 'adjusted' | 'forfeited' | 'transferred', number>
  >;
  readonly stores: readonly { readonly code: string | null; readonly balance: number; readonly held: number }[];
  readonly expiries: readonly { readonly month: string; readonly balance: number }[];
}

const weights: readonly (readonly [number, HistoryStep['kind']])[] = [
  [5, 'earn'],
  [5, 'settle'],
  [4, 'spend'],
  [5, 'hold'],
  [3, 'capture'],
  [3, 'release'],
  [3, 'cancel'],
  [2, 'adjust'],
  [3, 'minutes'],
  [5, 'days'],
];

export function historySteps(seed: number, length: number): HistoryStep[] {
  const kind = fc.oneof(...weights.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
  const step = fc.record({
    kind,
    member: fc.integer({ min: 0, max: MEMBERS - 1 }),
    store: fc.integer({ min: 0, max: 1 }),
    points: fc.integer({ min: 1, max: 120 }),
    which: fc.nat(),
  });
  const [steps = []] = fc.sample(fc.array(step, { minLength: length, maxLength: length }), { seed, numRuns: 1 });
  return steps;
}

export class FinanceHistory {
  readonly ends: DayEnd[] = [];
  private readonly members = Array.from({ length: MEMBERS }, newId);
  private readonly purchases = Array.from({ length: PURCHASES }, newId);
  private readonly holds: { id: string; memberId: string }[] = [];
  private readonly spends: { operation: string; memberId: string; points: number }[] = [];
  private count = 0;

  constructor(
    private readonly api: TestApi,
    private readonly stores: readonly StoreId[],
    private today: BusinessDay,
  ) {}

  async open(): Promise<void> {
    const points = this.api.app.get(PointsService);
    for (const memberId of this.members)
      await this.api.db.inTransaction((tx) => points.open(tx, memberId, 'active', addMonths(this.today, 1)));
  }

  async play(step: HistoryStep): Promise<void> {
    if (step.kind === 'minutes') return this.api.clock.advance({ minutes: step.points % 15 });
    if (step.kind === 'days') {
      for (let day = 0; day <= step.which % 9; day++) await this.endDay();
      return;
    }
    try {
      await this.api.db.inTransaction((tx) => this.book(tx, step));
    } catch (error) {
      if (!/^GK00[245]$/.test(sqlState(error) ?? '')) throw error; // Refused: not enough, closed, no such hold.
    }
  }

  /** Writes down how things stand, and goes on to the next morning. */
  async endDay(): Promise<void> {
    this.ends.push(await dayEnd(this.api.db.reading, this.today));
    this.today = addDays(this.today, 1);
    this.api.clock.set(`${this.today}T10:00:00+08:00`);
  }

  private async book(tx: Tx, { kind, member, store, points, which }: HistoryStep): Promise<void> {
    const [ledger, spending] = [this.api.app.get(PointsService), this.api.app.get(SpendingService)];
    const memberId = this.members[member] as string;
    const storeId = this.stores[store] as string;
    const life = { availableOn: this.today, expiresOn: addDays(this.today, 20 + (which % 30)) };
    const op = { memberId, operation: `${kind}/${++this.count}`, today: this.today, programmeVersion: 1, storeId };
    if (kind === 'earn') await ledger.earn(tx, { ...op, ...life, purchaseId: null, points });
    if (kind === 'settle') {
      const index = which % PURCHASES;
      const owner = this.members[index % MEMBERS] as string;
      const sold = { purchaseId: this.purchases[index] as string, storeId: this.stores[index % 2] as string };
      await ledger.settlePurchase(tx, { ...op, ...life, ...sold, memberId: owner, entitled: Math.max(0, points - 40) });
    }
    if (kind === 'adjust') await spending.adjust(tx, { ...op, ...life, points: which % 2 ? points : -points });
    if (kind === 'forfeit') await spending.forfeit(tx, op);
    if (kind === 'transfer') await spending.transfer(tx, { ...op, to: this.members[(member + 1) % MEMBERS] as string });
    if (kind === 'spend') {
      await spending.spend(tx, { ...op, points, purchaseId: null });
      this.spends.push({ operation: op.operation, memberId, points });
    }
    if (kind === 'cancel') {
      const spend = this.spends[which % Math.max(1, this.spends.length)];
      if (!spend) return;
      const total = 1 + (which % spend.points);
      const wish = { ...op, memberId: spend.memberId, of: spend.operation, total, purchaseId: null };
      await spending.cancel(tx, { ...wish, graceUntil: addDays(this.today, 30) });
    }
    if (kind === 'hold' || kind === 'capture' || kind === 'release') await this.hold(tx, kind, op, points, which);
  }

  /** Named as the flows name it. */
  private async hold(
    tx: Tx,
    kind: 'hold' | 'capture' | 'release',
    op: { memberId: string; operation: string; today: BusinessDay; programmeVersion: number; storeId: string },
    points: number,
    which: number,
  ): Promise<void> {
    const spending = this.api.app.get(SpendingService);
    if (kind === 'hold') {
      const [id, overdueAt] = [newId(), new Date(this.api.clock.now().getTime() + 600_000)];
      await spending.hold(tx, { ...op, operation: `hold/${id}`, holdId: id, points, amountFen: points, overdueAt });
      this.holds.push({ id, memberId: op.memberId });
      return;
    }
    const found = this.holds.at(-1 - (which % Math.max(1, Math.min(3, this.holds.length))));
    if (!found) return;
    const wish = { ...op, memberId: found.memberId, holdId: found.id };
    if (kind === 'release') {
      await spending.release(tx, { ...wish, operation: `hold/${found.id}/release` });
      return;
    }
    const operation = `tender/${newId()}/${found.id}`;
    await spending.capture(tx, { ...wish, operation, purchaseId: null });
    this.spends.push({ operation, memberId: found.memberId, points: 1 });
  }
}

/** From accounts, lots and holds as they stand now: nothing that the liability reads. */
async function dayEnd(tx: Tx, day: BusinessDay): Promise<DayEnd> {
  const tomorrow = addDays(day, 1);
  const lots = `(SELECT a.member_id, l.seq, l.expires_on, l.n FROM point_account a,
      unnest(a.lot_seq, a.lot_expires, a.lot_left) AS l(seq, expires_on, n)
    UNION ALL SELECT member_id, lot_seq, expires_on, points_left FROM point_lot) AS l`;
  const [sums] = await rows<Omit<DayEnd, 'day' | 'stores' | 'expiries'>>(
    tx,
    `SELECT sum(balance - point_due(a, $1))::integer AS balance, sum(held)::integer AS held, sum(owed)::integer AS owed,
       json_build_object('earned', sum(earned), 'reversed', sum(reversed), 'spent', sum(spent), 'expired',
         sum(expired + point_due(a, $1)), 'adjusted', sum(adjusted), 'forfeited', sum(forfeited),
         'transferred', sum(transferred)) AS totals FROM point_account a`,
    [tomorrow],
  );
  const stores = await rows<DayEnd['stores'][number]>(
    tx,
    `SELECT s.code, sum(p.n)::integer AS balance, sum(p.h)::integer AS held FROM (
       SELECT l.member_id, l.seq, l.n, 0 AS h FROM ${lots} WHERE l.expires_on >= $1
       UNION ALL SELECT h.member_id, h.allocation[i], 0, -h.allocation[i + 1]
         FROM point_hold h, generate_series(1, cardinality(h.allocation), 2) AS i WHERE h.state = 'open') AS p
     JOIN point_entry e ON e.member_id = p.member_id AND e.seq = p.seq LEFT JOIN store s ON s.id = e.store_id
     GROUP BY s.code ORDER BY s.code NULLS LAST`,
    [tomorrow],
  );
  const expiries = await rows<DayEnd['expiries'][number]>(
    tx,
    `SELECT to_char(l.expires_on, 'YYYY-MM') AS month, sum(l.n)::integer AS balance FROM ${lots}
     WHERE l.expires_on >= $1 GROUP BY 1 ORDER BY 1`,
    [tomorrow],
  );
  if (!sums) throw new Error('sums without a row');
  return { day, ...sums, stores, expiries };
}
