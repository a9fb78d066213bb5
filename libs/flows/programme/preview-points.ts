// What points purchases of the last year would have given under other rules. Pure.
import type { BusinessDay, Points } from '@guike/kernel';
import { entitledPoints, multiplierOf } from '@guike/points';
import type { Programme } from '@guike/programme';
import { remaining } from '@guike/purchases';
import type { AlikePurchases, ReturnedPurchase } from './preview-rows';
import { sameJson } from '../same-json';

export interface MonthOfPoints {
  readonly month: string;
  given: Points;
  would: Points;
}

/** What the earning of points depends on, and nothing else. */
const earningRules = ({ points, tiers }: Programme) => ({
  unitFen: points.unitFen,
  pointsPerUnit: points.pointsPerUnit,
  perVisit: points.perVisit,
  multipliers: points.multipliers,
  combine: points.combine,
  tiers: points.multipliers.some(({ when }) => when.kind === 'tier') ? tiers.map(({ code }) => code) : [],
});

/** Whether two programmes give the same points for the same sale. */
export const earnsAlike = (one: Programme, other: Programme): boolean =>
  sameJson(earningRules(one), earningRules(other));

/** The categories that rules name, each once. */
export const categoriesOf = ({ points }: Programme): string[] => [
  ...new Set(points.multipliers.flatMap(({ when }) => (when.kind === 'category' ? [when.category] : []))),
];

/** The days of the month that rules name, each once. */
export const specialDaysOf = ({ points }: Programme): number[] => [
  ...new Set(points.multipliers.flatMap(({ when }) => (when.kind === 'day_of_month' ? [when.day] : []))),
];

/** Adds up month by month. */
export class PointsTally {
  private readonly months = new Map<string, MonthOfPoints>();
  private readonly categories: readonly (string | null)[];
  purchases = 0;

  constructor(private readonly programme: Programme) {
    this.categories = [null, ...categoriesOf(programme)];
  }

  addAlike({ day, tier, eligible, purchases, given }: AlikePurchases): void {
    const would =
      eligible === null
        ? given
        : purchases *
          this.pointsOf(
            eligible.split(',').map((fen, index) => ({
              eligibleFen: Number(fen),
              multiplier: this.multiplier(day, tier, this.categories[index] ?? null),
            })),
          );
    this.add(day.slice(0, 7), purchases, given, would);
  }

  addReturned({ day, tier, given, refundAmountFen, lines }: ReturnedPurchase): void {
    const tried = lines.map((line) => ({ ...line, multiplier: this.multiplier(day, tier, line.category) }));
    this.add(day.slice(0, 7), 1, given, this.pointsOf(remaining(tried, refundAmountFen).groups));
  }

  addVisits({ month, visits }: { readonly month: string; readonly visits: number }): void {
    this.add(month, 0, 0, visits * this.programme.points.perVisit);
  }

  /** The oldest month first. */
  byMonth(): MonthOfPoints[] {
    return [...this.months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
  }

  private add(month: string, purchases: number, given: Points, would: Points): void {
    const sums = this.months.get(month) ?? { month, given: 0, would: 0 };
    sums.given += given;
    sums.would += would;
    this.purchases += purchases;
    this.months.set(month, sums);
  }

  private multiplier(paidOn: BusinessDay, tier: string | null, category: string | null): number {
    return multiplierOf(this.programme.points, { paidOn, tier, category, birthMonth: null });
  }

  private pointsOf(lines: Parameters<typeof entitledPoints>[0]): Points {
    return entitledPoints(lines, this.programme.points);
  }
}
