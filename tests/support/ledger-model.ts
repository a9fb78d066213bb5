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

/** One member's points. Days are compared as text, which is their order. */
export class LedgerModel {
  seq = 0;
  owed = 0;
  earned = 0;
  reversed = 0;
  expired = 0;
  lots: ModelLot[] = [];
  private readonly purchases = new Map<string, ModelPurchase>();

  constructor(private readonly lifeMonths: number) {}

  get balance(): number {
    return this.lots.reduce((total, lot) => total + lot.left, 0);
  }

  pending(today: BusinessDay): number {
    return this.lots.filter((lot) => lot.availableOn > today).reduce((total, lot) => total + lot.left, 0);
  }

  earn(
    points: number,
    purchase: string | null,
    earnedOn: BusinessDay,
    availableOn: BusinessDay,
    today: BusinessDay,
  ): void {
    this.expire(today);
    if (purchase !== null) this.purchases.set(purchase, { entitled: points, absorbed: 0, expired: 0 });
    this.credit(points, purchase, earnedOn, availableOn, today);
  }

  settle(
    purchase: string,
    entitled: number,
    earnedOn: BusinessDay,
    availableOn: BusinessDay,
    today: BusinessDay,
  ): void {
    this.expire(today);
    const known = this.purchases.get(purchase) ?? { entitled: 0, absorbed: 0, expired: 0 };
    this.purchases.set(purchase, known);
    const change = entitled - known.entitled;
    known.entitled = entitled;
    if (change >= 0) {
      const revived = Math.min(change, known.absorbed);
      known.absorbed -= revived;
      this.credit(change - revived, purchase, earnedOn, availableOn, today);
      return;
    }
    const covered = Math.min(-change, known.expired - known.absorbed);
    known.absorbed += covered;
    this.take(-change - covered, purchase);
    this.expire(today);
  }

  private credit(
    points: number,
    purchase: string | null,
    earnedOn: BusinessDay,
    availableOn: BusinessDay,
    today: BusinessDay,
  ): void {
    this.seq += 1;
    this.earned += points;
    const repaid = Math.min(this.owed, points);
    this.owed -= repaid;
    const expiresOn = addMonths(earnedOn, this.lifeMonths);
    if (points > repaid) this.lots.push({ seq: this.seq, availableOn, expiresOn, left: points - repaid, purchase });
    this.expire(today);
  }

  private take(points: number, purchase: string): void {
    this.seq += 1;
    this.reversed += points;
    const byExpiry = this.ordered();
    const order = [
      ...byExpiry.filter((lot) => lot.purchase === purchase),
      ...byExpiry.filter((lot) => lot.purchase !== purchase),
    ];
    let need = points;
    for (const lot of order) {
      const taken = Math.min(need, lot.left);
      lot.left -= taken;
      need -= taken;
    }
    this.owed += need;
    this.lots = this.lots.filter((lot) => lot.left > 0);
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

  ordered(): ModelLot[] {
    return [...this.lots].sort((a, b) =>
      a.expiresOn === b.expiresOn ? a.seq - b.seq : a.expiresOn < b.expiresOn ? -1 : 1,
    );
  }
}
