// Tier facts as they stood at the end of a past business day, from what was known by then.
import { type BusinessDay, type Fen, type MemberId, addDays, addMonths } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type TierFacts, type TierRow, factsOf, fullYearsBefore } from '@guike/tiers';

export interface PastDay {
  readonly memberId: MemberId;
  readonly day: BusinessDay;
  /** The instant at which the day was over. */
  readonly end: Date;
  readonly zone: string;
}

/**
 * What was known before an instant ($1 member, $2 instant, $3 zone): purchases as they were sold that counted at once,
 * and what the log tells of all others and of what came back.
 */
export const knownBy = `
  SELECT p.id AS purchase_id, (p.paid_at AT TIME ZONE $3)::date AS business_day, p.store_id, p.net_fen, p.profit_fen,
    p.items::bigint AS items, (p.items > 0)::integer AS orders
  FROM purchase p WHERE p.member_id = $1 AND coalesce(p.counted_at, CASE WHEN p.counts THEN p.recorded_at END) < $2
    AND NOT EXISTS (SELECT FROM tier_fact f WHERE f.member_id = $1 AND f.purchase_id = p.id AND f.kind = 'earlier')
  UNION ALL
  SELECT purchase_id, business_day, store_id, net_fen, profit_fen, items, orders
  FROM tier_fact WHERE member_id = $1 AND recorded_at < $2 AND store_id IS NOT NULL
    AND kind IN ('refund', 'earlier', 'merged')`;

/** The first day of the twelve months that end with a day. */
export const windowFrom = (day: BusinessDay): BusinessDay => addDays(addMonths(day, -12), 1);

const sumsOver = (name: string, condition: string) =>
  [
    `coalesce(sum(net) FILTER (WHERE ${condition}), 0)::bigint AS ${name}_net_fen`,
    `coalesce(sum(profit) FILTER (WHERE ${condition}), 0)::bigint AS ${name}_profit_fen`,
    `coalesce(sum(items) FILTER (WHERE ${condition}), 0)::bigint AS ${name}_items`,
    `coalesce(sum(orders) FILTER (WHERE ${condition}), 0)::integer AS ${name}_orders`,
    `count(*) FILTER (WHERE orders > 0 AND ${condition})::integer AS ${name}_visits`,
  ].join(', ');

/** $4 first day of the twelve months, $5 of the year. */
const sumsStatement = `
  SELECT ${sumsOver('lifetime', 'true')}, ${sumsOver('rolling', 'business_day >= $4')},
    ${sumsOver('year', 'business_day >= $5')}
  FROM (SELECT business_day, store_id, sum(net_fen) AS net, sum(profit_fen) AS profit, sum(items) AS items,
    sum(orders) AS orders FROM (${knownBy}) k GROUP BY 1, 2) v`;

/** $2 the instant. The fee that was told last holds, as it does in the row. */
const standingStatement = `
  SELECT t.joined_on,
    (SELECT max(f.returned_on) FROM tier_fact f WHERE f.member_id = $1 AND f.recorded_at < $2) AS last_return_on,
    (SELECT coalesce(sum(f.amount), 0)::integer FROM tier_fact f
      WHERE f.member_id = $1 AND f.recorded_at < $2 AND f.kind = 'referral_joined') AS referrals_joined,
    (SELECT coalesce(sum(f.amount), 0)::integer FROM tier_fact f
      WHERE f.member_id = $1 AND f.recorded_at < $2 AND f.kind = 'referral_vip') AS referrals_vip,
    coalesce(fee.amount, 0)::integer AS paid_level, fee.until_day AS paid_until
  FROM member_tier t
  LEFT JOIN LATERAL (SELECT f.amount, f.until_day FROM tier_fact f WHERE f.member_id = $1 AND f.recorded_at < $2
    AND f.kind IN ('fee', 'fee_reversed') ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) fee ON true
  WHERE t.member_id = $1`;

/** Facts of nobody's sale: over windows and of the moment. The member has a tier. */
export async function factsOn(tx: Tx, { memberId, day, end, zone }: PastDay, withYears: boolean): Promise<TierFacts> {
  const known = [memberId, end, zone];
  const [sums] = await rows<TierRow>(tx, sumsStatement, [...known, windowFrom(day), `${day.slice(0, 4)}-01-01`]);
  const [standing] = await rows<TierRow>(tx, standingStatement, [memberId, end]);
  if (!sums || !standing) throw new Error('a tier that is gone');
  const row = { ...sums, ...standing };
  return factsOf(row, day, { yearlySpendFen: withYears ? await yearsBefore(tx, known, row.joined_on, day) : [] });
}

async function yearsBefore(
  tx: Tx,
  known: readonly unknown[],
  joinedOn: BusinessDay | null,
  day: BusinessDay,
): Promise<Fen[]> {
  if (joinedOn === null) return [];
  const found = await rows<{ year: number; netFen: Fen }>(
    tx,
    `SELECT extract(year FROM business_day)::integer AS year, sum(net_fen)::bigint AS "netFen" FROM (${knownBy}) k
     GROUP BY 1`,
    known,
  );
  const spent = new Map(found.map(({ year, netFen }) => [year, netFen]));
  return fullYearsBefore(joinedOn, day).map((year) => spent.get(year) ?? 0);
}
