// How many points a purchase is entitled to: pure arithmetic on integer fen and hundredths.
import type { BusinessDay, Fen, Points } from '@guike/kernel';
import { DomainError, addDays, addMonths, dayOfMonth } from '@guike/kernel';
import type { Programme } from '@guike/programme';

/** Hundredths, so that 1.5 × stays a whole number: 150. */
export type Multiplier = number;

type PointRules = Programme['points'];

/** A hundredfold, in hundredths: what a programme may say at most, also when it multiplies several. */
const LARGEST_MULTIPLIER: Multiplier = 10_000;
/** A lot is a 32-bit integer. */
const MOST_POINTS: Points = 1_000_000_000;

/** What a multiplier may depend on. `paidOn` is the business day of the sale. */
export interface EarningSituation {
  readonly paidOn: BusinessDay;
  readonly tier: string | null;
  readonly category: string | null;
  /** Month of the buyer's birthday, 1 to 12; null where it is not known. */
  readonly birthMonth: number | null;
}

/** The multiplier of a line. Where several apply the programme says highest, sum or product. Source: product.md, Points. */
export function multiplierOf(rules: PointRules, situation: EarningSituation): Multiplier {
  const times = rules.multipliers
    .filter(({ when }) => {
      if (when.kind === 'day_of_month') return dayOfMonth(situation.paidOn) === when.day;
      if (when.kind === 'tier') return situation.tier === when.tier;
      if (when.kind === 'birthday_month') return situation.birthMonth === Number(situation.paidOn.slice(5, 7));
      return situation.category === when.category;
    })
    .map((each) => Math.round(each.times * 100));
  if (times.length === 0) return 100;
  if (rules.combine === 'highest') return Math.max(...times);
  if (rules.combine === 'sum')
    return Math.min(
      LARGEST_MULTIPLIER,
      times.reduce((a, b) => a + b),
    );
  return Math.min(LARGEST_MULTIPLIER, Math.floor(times.reduce((a, b) => a * b) / 100 ** (times.length - 1)));
}

/**
 * Points of a purchase: over groups of lines with the same multiplier, floor(floor(eligible ÷ unit) × multiplier).
 * Source: product.md, Points. Error: AMOUNTS_DO_NOT_ADD_UP above a thousand million points.
 */
export function entitledPoints(
  lines: readonly { readonly eligibleFen: Fen; readonly multiplier: Multiplier }[],
  rules: Pick<PointRules, 'unitFen' | 'pointsPerUnit'>,
): Points {
  const groups = new Map<Multiplier, Fen>();
  for (const line of lines) groups.set(line.multiplier, (groups.get(line.multiplier) ?? 0) + line.eligibleFen);
  let points = 0;
  for (const [multiplier, eligibleFen] of groups) {
    points += Math.floor((Math.floor(eligibleFen / rules.unitFen) * rules.pointsPerUnit * multiplier) / 100);
  }
  if (points > MOST_POINTS) throw new DomainError('AMOUNTS_DO_NOT_ADD_UP', { points });
  return points;
}

type LotRules = Pick<PointRules, 'availableAfterDays' | 'expiresAfterMonths' | 'expiry'>;

/**
 * From which day points of a sale may be used, and the last day they may be. Where all points expire with the card's
 * year, `cardDay` is the day of the card: points belong to the cycle in which they can first be used, so that none are
 * over before. Who has no card yet would get it by this sale.
 */
export function lotDays(
  rules: LotRules,
  paidOn: BusinessDay,
  cardDay: BusinessDay | null,
): { availableOn: BusinessDay; expiresOn: BusinessDay } {
  const availableOn = addDays(paidOn, rules.availableAfterDays);
  const months = rules.expiresAfterMonths;
  if (rules.expiry === 'perLot') return { availableOn, expiresOn: addMonths(paidOn, months) };
  const card = cardDay ?? paidOn;
  let cycle = 1;
  while (addMonths(card, cycle * months) < availableOn) cycle += 1;
  return { availableOn, expiresOn: addMonths(card, cycle * months) };
}

/** Whether any points depend on the buyer's birthday: it is sealed, and opened for nothing less. */
export const asksBirthday = (rules: Pick<PointRules, 'multipliers'>): boolean =>
  rules.multipliers.some(({ when }) => when.kind === 'birthday_month');

/** What points are worth as tender, in whole tender steps; 0 where the programme takes no points as money. */
export function worthFen(rules: PointRules, points: Points): Fen {
  if (rules.tender === null || points <= 0) return 0;
  return Math.floor(points / rules.tender.points) * rules.tender.fen;
}
