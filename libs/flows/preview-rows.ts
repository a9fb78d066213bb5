// What a preview reads, so many members at a time in the order of their ids: their tiers with the windows as of today,
// their visits, and what they bought in the last twelve months.
import { type BusinessDay, type Fen, type MemberId, type Points, addDays, addMonths } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { SoldLine } from '@guike/purchases';
import type { Sums, TierRow } from '@guike/tiers';

/** Members of one piece: above one id, up to another. */
export interface Span {
  readonly above: MemberId;
  readonly through: MemberId;
}

/** The last twelve months, today included. */
export interface LastYear {
  readonly from: BusinessDay;
  readonly until: BusinessDay;
}

export type PreviewMember = TierRow & { readonly member_id: MemberId };
/** The sums of a row over twelve months and this calendar year. */
export type Windows = Omit<
  Pick<TierRow, Extract<keyof TierRow, `rolling_${string}` | `year_${string}`>>,
  'rolling_from' | 'year_from'
>;
export type VisitRow = Sums & { readonly memberId: MemberId };

/** Purchases that are alike, without returns: eligible fen of what no category rule names, then category by category. */
export interface AlikePurchases {
  readonly day: BusinessDay;
  readonly tier: string | null;
  /** Null where the rules to be tried are those it was recorded under. */
  readonly eligible: string | null;
  readonly purchases: number;
  readonly given: Points;
}

export interface ReturnedPurchase {
  readonly day: BusinessDay;
  readonly tier: string;
  readonly given: Points;
  readonly refundAmountFen: Fen;
  readonly lines: readonly (SoldLine & { readonly category: string | null })[];
}

export const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

export const lastYear = (today: BusinessDay): LastYear => ({ from: addDays(addMonths(today, -12), 1), until: today });

/** The next members who hold a tier. The windows in their rows may lag behind: see `windowsOf`. */
export async function nextMembers(tx: Tx, above: MemberId, most: number): Promise<PreviewMember[]> {
  return rows<PreviewMember>(
    tx,
    `SELECT t.* FROM member_tier t JOIN member m ON m.id = t.member_id AND m.state IN ('active', 'frozen')
     WHERE t.member_id > $1 ORDER BY t.member_id LIMIT $2`,
    [above, most],
  );
}

const windowSums = (name: string, from: string): string =>
  ['net_fen', 'profit_fen', 'items', 'orders']
    .map((sum) => `coalesce(sum(${sum}) FILTER (WHERE business_day >= ${from}), 0)::bigint AS ${name}_${sum}`)
    .concat(`count(*) FILTER (WHERE business_day >= ${from} AND orders > 0) AS ${name}_visits`)
    .join(', ');

/** The windows that end today, of those who were there in the last twelve months; the others' are empty. */
export async function windowsOf(tx: Tx, { above, through }: Span, today: BusinessDay): Promise<Map<MemberId, Windows>> {
  const found = await rows<Windows & Pick<PreviewMember, 'member_id'>>(
    tx,
    `SELECT member_id, ${windowSums('rolling', '$3')}, ${windowSums('year', '$4')}
     FROM member_visit WHERE member_id > $1 AND member_id <= $2 AND business_day >= $3 GROUP BY member_id`,
    [above, through, lastYear(today).from, `${today.slice(0, 4)}-01-01`],
  );
  return new Map(found.map((row) => [row.member_id, row]));
}

/** Visits of the last twelve months that reach one of these groups of least sums; a group names columns of the visit. */
export async function visitsOf(
  tx: Tx,
  { above, through }: Span,
  today: BusinessDay,
  groups: readonly (readonly (readonly [column: string, atLeast: number])[])[],
): Promise<VisitRow[]> {
  const reaches = groups.map((all) => ['true', ...all.map(([column, least]) => `${column} >= ${least}`)].join(' AND '));
  return rows<VisitRow>(
    tx,
    `SELECT member_id AS "memberId", net_fen AS "netSpendFen", profit_fen AS "grossProfitFen", items, orders,
       top_up_fen AS "topUpFen", (orders > 0)::integer AS visits
     FROM member_visit WHERE member_id > $1 AND member_id <= $2 AND business_day >= $3
       AND (${reaches.map((each) => `(${each})`).join(' OR ')})`,
    [above, through, lastYear(today).from],
  );
}

/** Net spend by member and calendar year, of the years before this one. */
export async function yearsOf(
  tx: Tx,
  { above, through }: Span,
  today: BusinessDay,
): Promise<{ memberId: MemberId; year: number; netFen: Fen }[]> {
  return rows(
    tx,
    `SELECT member_id AS "memberId", extract(year FROM business_day)::integer AS year, sum(net_fen)::bigint AS "netFen"
     FROM member_visit WHERE member_id > $1 AND member_id <= $2 AND business_day < $3 GROUP BY 1, 2`,
    [above, through, `${today.slice(0, 4)}-01-01`],
  );
}

const paidOn = `(p.paid_at AT TIME ZONE $5)::date`;
const bought = `p.member_id > $1 AND p.member_id <= $2 AND p.counts AND p.status = 'recorded'
  AND p.paid_at >= $3::date::timestamp AT TIME ZONE $5 AND p.paid_at < ($4::date + 1)::timestamp AT TIME ZONE $5`;
const sameRules = `p.programme_version = ANY ($6::integer[])`;
const returned = `(p.returned_fen > 0 OR p.refund_amount_fen > 0)`;

export interface Buying extends LastYear {
  readonly span: Span;
  readonly timeZone: string;
  /** Versions that give the same points as the rules to be tried: what was bought under them is not looked into. */
  readonly sameVersions: readonly number[];
}

const valuesOf = ({ span, from, until, timeZone, sameVersions }: Buying) =>
  [span.above, span.through, from, until, timeZone, sameVersions] as const;

/** What was bought and not returned, alike with alike. Where no rule names a category, no line is read. */
export async function alikePurchases(tx: Tx, buying: Buying, categories: readonly string[]): Promise<AlikePurchases[]> {
  const perCategory = categories.map(
    (_, index) => `coalesce(sum(l.eligible_fen) FILTER (WHERE l.category = ($7::text[])[${index + 1}]), 0)`,
  );
  const rest = `coalesce(sum(l.eligible_fen) FILTER (WHERE l.category IS NULL OR l.category <> ALL ($7::text[])), 0)`;
  const each =
    categories.length === 0
      ? `SELECT p.member_id, p.paid_at, p.programme_version, p.entitled_points, p.eligible_fen::text AS eligible
         FROM purchase p WHERE ${bought} AND (${sameRules} OR NOT ${returned})`
      : `SELECT p.member_id, p.paid_at, p.programme_version, p.entitled_points,
           concat_ws(',', ${[rest, ...perCategory].join(', ')}) AS eligible
         FROM purchase p LEFT JOIN purchase_line l ON l.member_id = p.member_id AND l.purchase_id = p.id
           AND NOT ${sameRules}
         WHERE ${bought} AND (${sameRules} OR NOT ${returned}) GROUP BY p.member_id, p.id`;
  return rows<AlikePurchases>(
    tx,
    `SELECT CASE WHEN ${sameRules} THEN date_trunc('month', ${paidOn})::date ELSE ${paidOn} END AS day,
       CASE WHEN NOT ${sameRules} THEN t.tier END AS tier, CASE WHEN NOT ${sameRules} THEN p.eligible END AS eligible,
       count(*)::integer AS purchases, sum(p.entitled_points)::bigint AS given
     FROM (${each}) AS p JOIN member_tier t ON t.member_id = p.member_id GROUP BY 1, 2, 3`,
    [...valuesOf(buying), ...(categories.length === 0 ? [] : [categories])],
  );
}

/** What was bought and partly or wholly returned, with its lines. */
export async function returnedPurchases(tx: Tx, buying: Buying): Promise<ReturnedPurchase[]> {
  return rows<ReturnedPurchase>(
    tx,
    `SELECT ${paidOn} AS day, t.tier, p.entitled_points AS given, p.refund_amount_fen AS "refundAmountFen",
       (SELECT coalesce(json_agg(json_build_object('lineNumber', l.line_number, 'sku', l.sku, 'category', l.category,
          'quantity', l.quantity, 'costFen', l.cost_fen, 'netFen', l.net_fen, 'eligibleFen', l.eligible_fen, 'multiplier', l.multiplier,
          'goods', l.goods, 'returnedQuantity', l.returned_quantity)), '[]')
        FROM purchase_line l WHERE l.member_id = p.member_id AND l.purchase_id = p.id) AS lines
     FROM purchase p JOIN member_tier t ON t.member_id = p.member_id
     WHERE ${bought} AND NOT ${sameRules} AND ${returned}`,
    valuesOf(buying),
  );
}

/** Visits with something bought that was kept, by month, for what is given for each visit. */
export async function visitsByMonth(tx: Tx, buying: Buying): Promise<{ month: string; visits: number }[]> {
  return rows(
    tx,
    `SELECT to_char(${paidOn}, 'YYYY-MM') AS month,
       count(DISTINCT (p.member_id, p.store_id, ${paidOn}))::integer AS visits
     FROM purchase p WHERE ${bought} AND NOT ${sameRules} AND p.net_fen > p.returned_fen GROUP BY 1`,
    valuesOf(buying),
  );
}
