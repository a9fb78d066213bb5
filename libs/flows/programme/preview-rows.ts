// What a preview reads: every member's tier row with the windows as of today, and what was bought in the last twelve
// months. Each is one statement over the whole, read through a cursor, so that memory stays small and one pass is enough.
import { type BusinessDay, type Fen, type MemberId, type Points, addDays, addMonths, dayOfMonth } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { SoldLine } from '@guike/purchases';
import type { TierRow } from '@guike/tiers';

/** The last twelve months, today included. */
export interface LastYear {
  readonly from: BusinessDay;
  readonly until: BusinessDay;
}

/** `most`: the column of the most that visits which reach the whole group came to; null where none does. */
interface LeastOfVisit {
  readonly fact: string;
  readonly column: string;
  readonly atLeast: number;
  readonly most: `visit_${string}`;
}

/** What the rules of some programmes ask for, by the columns that tell it. */
export interface Asked {
  readonly lifetime: string[];
  readonly sums: (readonly [window: 'rolling' | 'year', sum: string])[];
  readonly years: boolean;
  /** What is true of a member now, besides their years. */
  readonly standing: boolean;
  /** The least sums of one visit, group by group; empty where no rule asks for one visit. */
  readonly visits: LeastOfVisit[][];
}

/** A row as far as it was asked for: what no rule reads is missing, whatever the type says. */
export type PreviewMember = TierRow & {
  readonly member_id: MemberId;
  readonly years: Readonly<Record<string, Fen>> | null;
} & { readonly [most: `visit_${string}`]: number | null };

/** Purchases that are alike, without returns. */
export interface AlikePurchases {
  /** A day of the month that multiplies as the day of the sale did. */
  readonly day: BusinessDay;
  readonly tier: string | null;
  /** Eligible fen of what no category rule names, then by category; null where the rules are those it was recorded under. */
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

export interface Buying extends LastYear {
  readonly timeZone: string;
  /** Versions that give the same points as the rules to be tried: what was bought under them is not looked into. */
  readonly sameVersions: readonly number[];
  /** Days of the month that multiply. */
  readonly specialDays: readonly number[];
  readonly categories: readonly string[];
  readonly unitFen: Fen;
}

const PAGE = 1_000;
/** For one preview at a time: sums of a hundred thousand members stay in memory, and a plan is made for all rows. */
const SETTINGS = `SET LOCAL statement_timeout = '60s'; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off;
  SET LOCAL cursor_tuple_fraction = 1`;

export const lastYear = (today: BusinessDay): LastYear => ({ from: addDays(addMonths(today, -12), 1), until: today });

/** Makes a transaction that has done nothing yet see one moment and change nothing. */
export async function readOneMoment(tx: Tx): Promise<void> {
  await rows(tx, `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
  await rows(tx, SETTINGS);
}

/** Rows page by page; stops when the signal says so. */
export async function* pagesOf<T>(tx: Tx, { text, values }: Statement, signal: AbortSignal): AsyncGenerator<T[]> {
  await rows(tx, `DECLARE preview NO SCROLL CURSOR FOR ${text}`, values);
  for (;;) {
    signal.throwIfAborted();
    const page = await rows<T>(tx, `FETCH ${PAGE} FROM preview`);
    if (page.length > 0) yield page;
    if (page.length < PAGE) break;
  }
  await rows(tx, `CLOSE preview`);
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const amounts: Readonly<Record<string, string>> = {
  net_fen: 'sum(net_fen)',
  profit_fen: 'sum(profit_fen)',
  items: 'sum(items)',
  orders: 'sum(orders)',
  visits: 'count(*)',
};
const heldColumns = ['member_id', 'tier', 'earned_tier', 'floor_tier', 'paused_until', 'lifts'];
const standingColumns = [
  'joined_on',
  'last_return_on',
  'referrals_joined',
  'referrals_vip',
  'paid_level',
  'paid_until',
];

/** Every active member with a tier, with no more than the rules ask for: what they do not is missing from the row. */
export function membersStatement(asked: Asked, today: BusinessDay): Statement {
  const [from, newYear] = [`'${lastYear(today).from}'`, `'${today.slice(0, 4)}-01-01'`];
  const windows = asked.sums.map(([window, sum]) => {
    const kept = `business_day >= ${window === 'year' ? newYear : from}${sum === 'visits' ? ' AND orders > 0' : ''}`;
    return [`${window}_${sum}`, `coalesce(${amounts[sum]} FILTER (WHERE ${kept}), 0)::bigint`] as const;
  });
  const best = asked.visits.flatMap((group) => {
    const reached = group.map(({ column, atLeast }) => `${column} >= ${atLeast}`).join(' AND ');
    return group.map(({ column, most }) => [most, `max(${column}) FILTER (WHERE ${reached})`] as const);
  });
  const ofVisits = [...windows, ...best].map(([name, sum]) => `${sum} AS ${name}`);
  const columns = [
    ...[...heldColumns, ...(asked.standing ? standingColumns : []), ...asked.lifetime].map((name) => `t.${name}`),
    ...windows.map(([name]) => `coalesce(w.${name}, 0) AS ${name}`),
    ...best.map(([name]) => `w.${name}`),
    asked.years ? 'y.years' : 'NULL AS years',
  ];
  const visits = `SELECT member_id, ${ofVisits.join(', ')} FROM member_visit WHERE business_day >= ${from} GROUP BY member_id`;
  const years = `SELECT member_id, jsonb_object_agg(year, net) AS years
    FROM (SELECT member_id, extract(year FROM business_day) AS year, sum(net_fen) AS net FROM member_visit
      WHERE business_day < ${newYear} GROUP BY 1, 2) AS o GROUP BY member_id`;
  return {
    text: `SELECT ${columns.join(', ')}
      FROM member_tier t JOIN member m ON m.id = t.member_id AND m.state IN ('active', 'frozen')
      ${ofVisits.length === 0 ? '' : `LEFT JOIN (${visits}) AS w ON w.member_id = t.member_id`}
      ${asked.years ? `LEFT JOIN (${years}) AS y ON y.member_id = t.member_id` : ''}`,
    values: [],
  };
}

const paidOn = `(p.paid_at AT TIME ZONE $3)::date`;
const bought = `p.counts AND p.status = 'recorded' AND p.paid_at >= $1::date::timestamp AT TIME ZONE $3
  AND p.paid_at < ($2::date + 1)::timestamp AT TIME ZONE $3`;
const sameRules = `p.programme_version = ANY ($4::integer[])`;
const returned = `(p.returned_fen > 0 OR p.refund_amount_fen > 0)`;
const valuesOf = ({ from, until, timeZone, sameVersions }: Buying) => [from, until, timeZone, sameVersions];

/** What was bought under rules that give the same, month by month: returned or not, it would have given what it gave. */
export function sameStatement(buying: Buying): Statement {
  return {
    text: `SELECT date_trunc('month', paid_on)::date AS day, NULL AS tier, NULL AS eligible, sum(n)::integer AS purchases,
        sum(given)::bigint AS given
      FROM (SELECT ${paidOn} AS paid_on, count(*) AS n, sum(p.entitled_points) AS given FROM purchase p
        WHERE ${bought} AND ${sameRules} GROUP BY 1) AS d GROUP BY 1`,
    values: valuesOf(buying),
  };
}

/** Every day of the span that multiplies. */
function specialIn({ from, until, specialDays }: Buying): BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) if (specialDays.includes(dayOfMonth(day))) days.push(day);
  return days;
}

/**
 * What was bought under other rules and not returned, alike with alike: of the days of a month only those that multiply
 * are told apart, and where no rule names a category, eligible money counts in whole units and no line is read.
 */
export function alikeStatement(buying: Buying): Statement {
  const { categories, specialDays, unitFen } = buying;
  const ordinary = Array.from({ length: 28 }, (_, index) => index + 1).find((day) => !specialDays.includes(day)) ?? 1;
  const told = `CASE WHEN p.paid_on = ANY ($5::date[]) THEN p.paid_on
    ELSE date_trunc('month', p.paid_on::timestamp)::date + ${ordinary - 1} END`;
  const named = categories.map((_, index) => `coalesce(l.c${index}, 0)`);
  const eligible =
    named.length === 0
      ? `(p.eligible_fen / ${unitFen} * ${unitFen})::text`
      : `concat_ws(',', p.eligible_fen - ${named.join(' - ')}, ${named.join(', ')})`;
  const perCategory = categories.map(
    (_, index) => `sum(eligible_fen) FILTER (WHERE category = ($6::text[])[${index + 1}])::bigint AS c${index}`,
  );
  const lines =
    named.length === 0
      ? ''
      : `LEFT JOIN (SELECT member_id, purchase_id, ${perCategory.join(', ')} FROM purchase_line
           WHERE category = ANY ($6::text[]) GROUP BY member_id, purchase_id) AS l
         ON l.member_id = p.member_id AND l.purchase_id = p.id`;
  return {
    // OFFSET 0: the day is told once for each purchase, not wherever it is used.
    text: `SELECT ${told} AS day, t.tier, ${eligible} AS eligible,
        count(*)::integer AS purchases, sum(p.entitled_points)::bigint AS given
      FROM (SELECT p.member_id, p.id, p.eligible_fen, p.entitled_points, ${paidOn} AS paid_on FROM purchase p
          WHERE ${bought} AND NOT ${sameRules} AND NOT ${returned} OFFSET 0) AS p
        JOIN member_tier t ON t.member_id = p.member_id ${lines}
      GROUP BY 1, 2, 3`,
    values: [...valuesOf(buying), specialIn(buying), ...(named.length === 0 ? [] : [categories])],
  };
}

/** What was bought and partly or wholly returned, with its lines. */
export function returnedStatement(buying: Buying): Statement {
  return {
    text: `SELECT ${paidOn} AS day, t.tier, p.entitled_points AS given, p.refund_amount_fen AS "refundAmountFen",
        (SELECT coalesce(json_agg(json_build_object('lineNumber', l.line_number, 'sku', l.sku, 'category', l.category,
           'quantity', l.quantity, 'costFen', l.cost_fen, 'netFen', l.net_fen, 'eligibleFen', l.eligible_fen,
           'multiplier', l.multiplier, 'goods', l.goods, 'returnedQuantity', l.returned_quantity)), '[]')
         FROM purchase_line l WHERE l.member_id = p.member_id AND l.purchase_id = p.id) AS lines
      FROM purchase p JOIN member_tier t ON t.member_id = p.member_id
      WHERE ${bought} AND NOT ${sameRules} AND ${returned}`,
    values: valuesOf(buying),
  };
}

/** Visits with something bought that was kept, by month, for what is given for each visit. */
export function visitsStatement(buying: Buying): Statement {
  return {
    text: `SELECT to_char(day, 'YYYY-MM') AS month, count(*)::integer AS visits
      FROM (SELECT DISTINCT p.member_id, p.store_id, ${paidOn} AS day FROM purchase p
        WHERE ${bought} AND NOT ${sameRules} AND p.net_fen > p.returned_fen) AS v GROUP BY 1`,
    values: valuesOf(buying),
  };
}
