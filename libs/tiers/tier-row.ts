// A member's row of tier facts as SQL answers it, and the facts it stands for. Pure.
import { type BusinessDay, type Fen, addMonths } from '@guike/kernel';
import type { HeldTier } from './deciding';
import { type MemberStanding, type Sums, type TierFacts, noSums } from './facts';

/** A row of member_tier with its windows moved to the day (tier_rolled, tier_record). Money in fen. */
export interface TierRow {
  readonly tier: string;
  readonly earned_tier: string | null;
  readonly joined_on: BusinessDay | null;
  readonly lifetime_net_fen: Fen;
  readonly lifetime_profit_fen: Fen;
  readonly lifetime_items: number;
  readonly lifetime_orders: number;
  readonly lifetime_visits: number;
  readonly rolling_from: BusinessDay;
  readonly rolling_net_fen: Fen;
  readonly rolling_profit_fen: Fen;
  readonly rolling_items: number;
  readonly rolling_orders: number;
  readonly rolling_visits: number;
  readonly year_from: BusinessDay;
  readonly year_net_fen: Fen;
  readonly year_profit_fen: Fen;
  readonly year_items: number;
  readonly year_orders: number;
  readonly year_visits: number;
  readonly last_return_on: BusinessDay | null;
  readonly referrals_joined: number;
  readonly referrals_vip: number;
  readonly paid_level: number;
  readonly paid_until: BusinessDay | null;
  readonly lifts: readonly string[];
  readonly protected_since: BusinessDay | null;
  readonly protected_until: BusinessDay | null;
  readonly floor_tier: string | null;
  readonly floor_until: BusinessDay | null;
  readonly paused_until: BusinessDay | null;
}

/** What a sale adds to what its row knows. `yearlySpendFen`: only where a rule asks for steady years. */
export interface Moment {
  readonly purchase?: TierFacts['purchase'];
  readonly visit?: Sums;
  readonly yearlySpendFen?: readonly Fen[];
  /** A tier that is held from now on at least, e.g. of somebody merged. */
  readonly least?: string;
}

/** Full years from one day to another; 29 February counts its year on 28 February where there is no other. */
export function fullYears(from: BusinessDay, to: BusinessDay): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const leaps = from.endsWith('-02-29');
  const isOver = leaps ? addMonths(from, 12 * years) <= to : from.slice(5) <= to.slice(5);
  return Math.max(0, isOver ? years : years - 1);
}

/** What is true of a member on a day. */
export function standingOf(
  row: Pick<
    TierRow,
    'joined_on' | 'last_return_on' | 'referrals_joined' | 'referrals_vip' | 'paid_level' | 'paid_until'
  >,
  day: BusinessDay,
  yearlySpendFen: readonly Fen[] = [],
): MemberStanding {
  const { joined_on: joinedOn, last_return_on: returnedOn } = row;
  const quietSince = joinedOn && returnedOn && returnedOn > joinedOn ? returnedOn : joinedOn;
  return {
    referralsJoined: row.referrals_joined,
    referralsVip: row.referrals_vip,
    yearsAsMember: joinedOn ? fullYears(joinedOn, day) : 0,
    yearsWithoutReturn: quietSince ? fullYears(quietSince, day) : 0,
    paidLevel: row.paid_until !== null && row.paid_until >= day ? row.paid_level : 0,
    yearlySpendFen,
  };
}

/** The facts of a row on a day: its windows must have been moved to that day. */
export function factsOf(row: TierRow, day: BusinessDay, moment: Moment = {}): TierFacts {
  // Top-ups are summed for a visit only: no rule asks for more, and the wallet has its own statement.
  const topUpFen = 0;
  return {
    purchase: moment.purchase ?? noSums,
    visit: moment.visit ?? noSums,
    rolling12Months: {
      netSpendFen: row.rolling_net_fen,
      grossProfitFen: row.rolling_profit_fen,
      items: row.rolling_items,
      orders: row.rolling_orders,
      visits: row.rolling_visits,
      topUpFen,
    },
    calendarYear: {
      netSpendFen: row.year_net_fen,
      grossProfitFen: row.year_profit_fen,
      items: row.year_items,
      orders: row.year_orders,
      visits: row.year_visits,
      topUpFen,
    },
    lifetime: {
      netSpendFen: row.lifetime_net_fen,
      grossProfitFen: row.lifetime_profit_fen,
      items: row.lifetime_items,
      orders: row.lifetime_orders,
      visits: row.lifetime_visits,
      topUpFen,
    },
    now: standingOf(row, day, moment.yearlySpendFen),
  };
}

/** What a decision looks at besides facts. A floor holds until the daily job has ended it. */
export const heldOf = (row: TierRow): HeldTier => ({
  tier: row.tier,
  earnedTier: row.earned_tier,
  floorTier: row.floor_tier,
  lifts: row.lifts,
  isProtected: row.protected_until !== null,
});
