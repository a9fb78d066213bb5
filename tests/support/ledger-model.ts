// The ledger once more in plain code, written from product.md and not from the SQL: what the real one is held against.
import { type BusinessDay, addMonths } from '@guike/kernel';

export interface ModelLot {
  readonly seq: number;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  left: number;
  readonly purchase: string | null;
}

interface ModelPurchase {
  entitled: number;
  /** Expired points that stand for points given back, so that nobody pays twice for them. */
  absorbed: number;
  expired: number;
}

/** Points of one lot. */
interface Piece {
  readonly lot: ModelLot;
  readonly points: number;
}

interface ModelHold {
  readonly points: number;
  readonly overdueAt: Date;
  pieces: readonly Piece[];
  state: 'open' | 'captured' | 'released';
}

interface ModelSpend {
  readonly pieces: readonly Piece[];
  cancelled: number;
}

export type ModelRefusal = 'GK002' | 'GK004' | 'GK005';

/** When something happens. */
export interface Moment {
  readonly now: Date;
  readonly today: BusinessDay;
}

/** One member's points. Days are compared as text, which is their order. */
export class LedgerModel {
  seq = 0;
  owed = 0;
  held = 0;
  earned = 0;
  spent = 0;
  reversed = 0;
  expired = 0;
  forfeited = 0;
  adjusted = 0;
  closed = false;
  lots: ModelLot[] = [];
  private readonly purchases = new Map<string, ModelPurchase>();
  private readonly holds = new Map<string, ModelHold>();
  private readonly spends = new Map<string, ModelSpend>();

  constructor(private readonly lifeMonths: number) {}

  get balance(): number {
    return sum(this.lots);
  }

  pending(today: BusinessDay): number {
    return sum(this.lots.filter((lot) => lot.availableOn > today));
  }

  earn(
    points: number,
    purchase: string | null,
    earnedOn: BusinessDay,
    availableOn: BusinessDay,
    at: Moment,
  ): ModelRefusal | null {
    if (this.closed && points > 0) return 'GK002';
    this.catchUp(at);
    if (purchase !== null) this.purchases.set(purchase, { entitled: points, absorbed: 0, expired: 0 });
    this.seq += 1;
    this.earned += points;
    this.credit(points, purchase, availableOn, addMonths(earnedOn, this.lifeMonths));
    this.expire(at.today);
    return null;
  }

  settle(purchase: string, entitled: number, earnedOn: BusinessDay, availableOn: BusinessDay, at: Moment): void {
    this.catchUp(at);
    const known = this.purchases.get(purchase) ?? { entitled: 0, absorbed: 0, expired: 0 };
    this.purchases.set(purchase, known);
    const change = entitled - known.entitled;
    known.entitled = entitled;
    this.seq += 1;
    if (change >= 0) {
      const revived = Math.min(change, known.absorbed);
      known.absorbed -= revived;
      this.earned += change - revived;
      this.credit(change - revived, purchase, availableOn, addMonths(earnedOn, this.lifeMonths));
    } else {
      const covered = Math.min(-change, known.expired - known.absorbed);
      known.absorbed += covered;
      this.reversed += -change - covered;
      this.owe(-change - covered, (lot) => lot.purchase === purchase);
    }
    this.expire(at.today);
  }

  spend(operation: string, points: number, at: Moment): ModelRefusal | null {
    const taken = this.takeUsable(points, at);
    if (typeof taken === 'string') return taken;
    this.spent += points;
    this.spends.set(operation, { pieces: taken, cancelled: 0 });
    return null;
  }

  hold(id: string, points: number, overdueAt: Date, at: Moment): ModelRefusal | null {
    const taken = this.takeUsable(points, at);
    if (typeof taken === 'string') return taken;
    this.held += points;
    this.holds.set(id, { points, overdueAt, pieces: taken, state: 'open' });
    return null;
  }

  capture(operation: string, id: string, at: Moment): ModelRefusal | null {
    const before = this.copy();
    this.catchUp(at);
    const hold = this.holds.get(id);
    if (!hold || hold.state === 'captured') return this.back(before, 'GK005');
    if (hold.state === 'released') {
      const taken = this.takeUsable(hold.points, at);
      if (typeof taken === 'string') return this.back(before, taken);
      hold.pieces = taken;
    } else {
      this.seq += 1;
      this.held -= hold.points;
    }
    hold.state = 'captured';
    this.spent += hold.points;
    this.spends.set(operation, { pieces: hold.pieces, cancelled: 0 });
    return null;
  }

  release(id: string, at: Moment): ModelRefusal | null {
    const hold = this.holds.get(id);
    if (!hold || hold.state === 'captured') return 'GK005';
    if (hold.state === 'open') this.giveBack(hold);
    this.catchUp(at);
    return null;
  }

  cancel(operation: string, total: number, graceUntil: BusinessDay, at: Moment): ModelRefusal | null {
    const spend = this.spends.get(operation);
    if (!spend) return 'GK005';
    if (total > spend.pieces.reduce((all, piece) => all + piece.points, 0)) return 'GK002';
    this.catchUp(at);
    this.seq += 1;
    const points = Math.max(0, total - spend.cancelled);
    const unit = [...spend.pieces].reverse().flatMap(({ lot, points: n }) => Array<ModelLot>(n).fill(lot));
    const back = unit.slice(spend.cancelled, spend.cancelled + points);
    spend.cancelled += points;
    this.spent -= points;
    this.restore(back, { today: at.today, graceUntil });
    return null;
  }

  adjust(points: number, availableOn: BusinessDay, expiresOn: BusinessDay, at: Moment): ModelRefusal | null {
    if (this.closed || points === 0) return 'GK002';
    const before = this.copy();
    this.catchUp(at);
    if (this.balance + points < 0) return this.back(before, 'GK004');
    this.seq += 1;
    this.adjusted += points;
    if (points > 0) this.credit(points, null, availableOn, expiresOn);
    else this.owe(-points, () => false);
    return null;
  }

  forfeit(at: Moment): void {
    this.catchUp(at);
    for (const [, hold] of this.openHolds()) this.giveBack(hold);
    this.expire(at.today);
    this.seq += 1;
    this.forfeited += this.balance;
    this.lots = [];
    this.closed = true;
  }

  ordered(): ModelLot[] {
    return [...this.lots].sort(byExpiry);
  }

  /** Overdue holds come back, what is over expires: before every operation, and all that the sweep does. */
  catchUp({ now, today }: Moment): void {
    const overdue = this.openHolds().filter(([, hold]) => hold.overdueAt <= now);
    overdue.sort(([a, x], [b, y]) => x.overdueAt.getTime() - y.overdueAt.getTime() || (a < b ? -1 : 1));
    for (const [, hold] of overdue) this.giveBack(hold);
    this.expire(today);
  }

  private openHolds(): [string, ModelHold][] {
    return [...this.holds].filter(([, hold]) => hold.state === 'open').sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private giveBack(hold: ModelHold): void {
    this.seq += 1;
    this.held -= hold.points;
    hold.state = 'released';
    this.restore(
      hold.pieces.flatMap(({ lot, points }) => Array<ModelLot>(points).fill(lot)),
      null,
    );
  }

  /** Point by point, as slowly as can be: those that expire first repay what is owed. */
  private restore(units: readonly ModelLot[], grace: { today: BusinessDay; graceUntil: BusinessDay } | null): void {
    for (const lot of [...units].sort(byExpiry)) {
      if (this.owed > 0) {
        this.owed -= 1;
        continue;
      }
      const isLate = grace !== null && lot.expiresOn < grace.today;
      const home = isLate
        ? { seq: this.seq, availableOn: grace.today, expiresOn: grace.graceUntil, left: 0, purchase: null }
        : { ...lot, left: 0 };
      const there = this.lots.find((each) => each.seq === home.seq);
      if (there) there.left += 1;
      else this.lots.push({ ...home, left: 1 });
    }
  }

  private credit(points: number, purchase: string | null, availableOn: BusinessDay, expiresOn: BusinessDay): void {
    const repaid = Math.min(this.owed, points);
    this.owed -= repaid;
    if (points > repaid) this.lots.push({ seq: this.seq, availableOn, expiresOn, left: points - repaid, purchase });
  }

  private takeUsable(points: number, at: Moment): Piece[] | ModelRefusal {
    if (this.closed || points <= 0) return 'GK002';
    const before = this.copy();
    this.catchUp(at);
    const usable = this.ordered().filter((lot) => lot.availableOn <= at.today);
    if (sum(usable) < points) return this.back(before, 'GK004');
    this.seq += 1;
    return this.takeFrom(usable, points).pieces;
  }

  /** Takes from the favoured lots first, then the others; what is missing is owed. */
  private owe(points: number, favoured: (lot: ModelLot) => boolean): void {
    const all = this.ordered();
    const order = [...all.filter(favoured), ...all.filter((lot) => !favoured(lot))];
    this.owed += this.takeFrom(order, points).missing;
  }

  private takeFrom(order: readonly ModelLot[], points: number): { pieces: Piece[]; missing: number } {
    const pieces: Piece[] = [];
    let need = points;
    for (const lot of order) {
      const taken = Math.min(need, lot.left);
      if (taken > 0) pieces.push({ lot, points: taken });
      lot.left -= taken;
      need -= taken;
    }
    this.lots = this.lots.filter((lot) => lot.left > 0);
    return { pieces, missing: need };
  }

  private expire(today: BusinessDay): void {
    const due = this.lots.filter((lot) => lot.expiresOn < today);
    if (due.length === 0) return;
    this.seq += 1;
    for (const lot of due) {
      this.expired += lot.left;
      const purchase = lot.purchase === null ? undefined : this.purchases.get(lot.purchase);
      if (purchase) purchase.expired += lot.left;
    }
    this.lots = this.lots.filter((lot) => lot.expiresOn >= today);
  }

  /** What a refusal must leave as it was. */
  private copy() {
    const { seq, owed, held, expired } = this;
    const purchases = [...this.purchases].map(([id, each]) => [id, { ...each }] as const);
    const states = [...this.holds].map(([id, { state }]) => [id, state] as const);
    return { seq, owed, held, expired, purchases, states, lots: this.lots.map((lot) => ({ ...lot })) };
  }

  private back({ purchases, states, ...rest }: ReturnType<LedgerModel['copy']>, refusal: ModelRefusal): ModelRefusal {
    Object.assign(this, rest);
    for (const [id, each] of purchases) this.purchases.set(id, each);
    for (const [id, state] of states) Object.assign(this.holds.get(id) ?? {}, { state });
    return refusal;
  }
}

const sum = (lots: readonly ModelLot[]): number => lots.reduce((total, lot) => total + lot.left, 0);
function byExpiry(a: ModelLot, b: ModelLot): number {
  return a.expiresOn === b.expiresOn ? a.seq - b.seq : a.expiresOn < b.expiresOn ? -1 : 1;
}
