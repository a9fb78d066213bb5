// A naive purse of points for the years of time travel: lots in a list, taken one after the other.
import { type BusinessDay, addDays } from '@guike/kernel';

export interface NaiveLot {
  readonly of: string;
  readonly nth: number;
  readonly available: BusinessDay;
  readonly expires: BusinessDay;
  left: number;
}

interface Earned {
  entitled: number;
  /** Of its lots, expired, and how much of that a refund has used up. */
  expired: number;
  absorbed: number;
}

interface Redeemed {
  readonly until: BusinessDay;
  readonly pieces: readonly { readonly lot: NaiveLot; readonly points: number }[];
}

const FETCH_DAYS = 30;
const GRACE_DAYS = 30;
const total = (lots: readonly NaiveLot[]) => lots.reduce((sum, lot) => sum + lot.left, 0);

export class NaivePoints {
  lots: NaiveLot[] = [];
  owed = 0;
  private nth = 0;
  private readonly earned = new Map<string, Earned>();
  private readonly waiting: Redeemed[] = [];

  earn(of: string, points: number, available: BusinessDay, expires: BusinessDay, today: BusinessDay): void {
    this.earned.set(of, { entitled: points, expired: 0, absorbed: 0 });
    this.put({ of, available, expires }, points);
    this.expire(today);
  }

  settle(of: string, entitled: number, today: BusinessDay): void {
    const sale = this.earned.get(of);
    if (!sale) return;
    this.expire(today);
    const change = sale.entitled - entitled;
    sale.entitled = entitled;
    const covered = Math.min(change, sale.expired - sale.absorbed);
    sale.absorbed += covered;
    const order = this.inOrder();
    const own = order.filter((lot) => lot.of === of);
    this.owed += this.take([...own, ...order.filter((lot) => lot.of !== of)], change - covered).missing;
  }

  /** False where there are not enough that may be used. */
  redeem(points: number, today: BusinessDay, fetched: boolean): boolean {
    const usable = this.inOrder().filter((lot) => lot.available <= today);
    if (total(usable) < points) return false;
    const { pieces } = this.take(usable, points);
    if (!fetched) this.waiting.push({ until: addDays(today, FETCH_DAYS), pieces });
    return true;
  }

  /** What nobody fetched comes back. */
  lapse(today: BusinessDay): void {
    for (const redeemed of [...this.waiting]) {
      if (redeemed.until >= today) continue;
      this.waiting.splice(this.waiting.indexOf(redeemed), 1);
      for (const { lot, points } of redeemed.pieces) {
        const repaid = Math.min(this.owed, points);
        this.owed -= repaid;
        const isOver = lot.expires < today;
        const there = isOver ? undefined : this.lots.find((each) => each.nth === lot.nth);
        if (there) there.left += points - repaid;
        else if (isOver)
          this.put({ of: 'grace', available: today, expires: addDays(today, GRACE_DAYS) }, points - repaid);
        else if (points > repaid) this.lots.push({ ...lot, left: points - repaid });
      }
    }
  }

  expire(today: BusinessDay): void {
    for (const lot of this.lots.filter(({ expires }) => expires < today)) {
      const sale = this.earned.get(lot.of);
      if (sale) sale.expired += lot.left;
    }
    this.lots = this.lots.filter(({ expires }) => expires >= today);
  }

  /** Last days of what there is. */
  ends(): Set<BusinessDay> {
    return new Set(this.lots.map(({ expires }) => expires));
  }

  endingOn(day: BusinessDay): number {
    return total(this.lots.filter(({ expires }) => expires === day));
  }

  /** Days on which something of its own happens: told ahead, over, back. */
  deadlines(): BusinessDay[] {
    const lots = this.lots.flatMap(({ expires }) => [addDays(expires, -30), addDays(expires, -7), addDays(expires, 1)]);
    return [...lots, ...this.waiting.map(({ until }) => addDays(until, 1))];
  }

  standing(today: BusinessDay) {
    return {
      balance: total(this.lots),
      pending: total(this.lots.filter(({ available }) => available > today)),
      owed: this.owed,
      lots: this.inOrder().map(({ available, expires, left }) => `${left} from ${available} to ${expires}`),
    };
  }

  private put(lot: Pick<NaiveLot, 'of' | 'available' | 'expires'>, points: number): void {
    const repaid = Math.min(this.owed, points);
    this.owed -= repaid;
    this.nth += 1;
    if (points > repaid) this.lots.push({ ...lot, nth: this.nth, left: points - repaid });
  }

  private inOrder(): NaiveLot[] {
    return [...this.lots].sort((a, b) => (a.expires === b.expires ? a.nth - b.nth : a.expires < b.expires ? -1 : 1));
  }

  private take(order: readonly NaiveLot[], points: number) {
    const pieces: { lot: NaiveLot; points: number }[] = [];
    let missing = points;
    for (const lot of order) {
      const taken = Math.min(missing, lot.left);
      if (taken > 0) pieces.push({ lot: { ...lot }, points: taken });
      lot.left -= taken;
      missing -= taken;
    }
    this.lots = this.lots.filter(({ left }) => left > 0);
    return { pieces, missing };
  }
}
