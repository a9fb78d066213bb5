// The four figures of the office's first page, each with last month beside it: one statement a figure.
import { type BusinessDay, type StoreId, addMonths } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** This month so far, and last month up to the same day (its last, where it is shorter). */
export interface Months {
  readonly from: BusinessDay;
  readonly today: BusinessDay;
  readonly fromBefore: BusinessDay;
  readonly todayBefore: BusinessDay;
}

/** Of a flow: this month so far, and last month up to the same day. Of a stock: now, and at the end of last month. */
export interface ThenAndNow {
  readonly value: number;
  readonly before: number;
}

export function monthsOf(today: BusinessDay): Months {
  const from = `${today.slice(0, 7)}-01` as BusinessDay;
  return { from, today, fromBefore: addMonths(from, -1), todayBefore: addMonths(today, -1) };
}

/**
 * Fen of members' purchases less what has come back of them; a return counts for the day of its sale. `storeId` null:
 * the brand, store by store, because the key of purchases is (store, day). Reads two months' purchases.
 */
export async function salesFigure(tx: Tx, months: Months, storeId: StoreId | null): Promise<ThenAndNow> {
  return figure(
    tx,
    `SELECT ${sumsOf('p.net_fen - p.returned_fen', 'p.business_day')}
     FROM store s JOIN purchase p ON p.store_id = s.id AND p.business_day BETWEEN $3 AND $2
     WHERE ($5::uuid IS NULL OR s.id = $5) AND p.counts AND p.status = 'recorded'`,
    months,
    storeId,
  );
}

/** People who joined, in the store itself. */
export async function newMembersFigure(tx: Tx, months: Months, storeId: StoreId | null): Promise<ThenAndNow> {
  return figure(
    tx,
    `SELECT ${sumsOf('1', 'm.joined_on')} FROM member m
     WHERE coalesce(m.joined_on, '-infinity') BETWEEN $3::date AND $2::date AND ($5::uuid IS NULL OR m.joined_store_id = $5)`,
    months,
    storeId,
  );
}

/** Points that purchases earned, by the day they were booked; refunds since are not taken off. */
export async function pointsGivenFigure(tx: Tx, months: Months, storeId: StoreId | null): Promise<ThenAndNow> {
  return figure(
    tx,
    `SELECT ${sumsOf('e.points', 'e.business_day')} FROM point_entry e
     WHERE e.business_day BETWEEN $3 AND $2 AND e.kind = 'earn' AND ($5::uuid IS NULL OR e.store_id = $5)`,
    months,
    storeId,
  );
}

/**
 * Points that members have less what they owe and what has run out unwritten; of a store: of those who joined there. The
 * end of last month is now less this month's entries. For the brand it reads every account, the dearest part of the
 * page: an index on balances or a running total would slow down every sale instead.
 */
export async function pointsOutstandingFigure(tx: Tx, months: Months, storeId: StoreId | null): Promise<ThenAndNow> {
  const ofStore = (id: string) =>
    storeId === null ? '' : `JOIN member m ON m.id = ${id} AND m.joined_store_id = $3::uuid`;
  const [row] = await rows<{ booked: number; since: number; over: number; over_before: number }>(
    tx,
    `SELECT
       (SELECT coalesce(sum(a.balance - a.owed), 0)::bigint FROM point_account a ${ofStore('a.member_id')}) AS booked,
       (SELECT coalesce(sum(e.points), 0)::bigint FROM point_entry e ${ofStore('e.member_id')}
         WHERE e.business_day BETWEEN $1 AND $2) AS since,
       due.over, due.over_before
     FROM (SELECT coalesce(sum(point_due(a, $2)), 0)::bigint AS over, coalesce(sum(point_due(a, $1)), 0)::bigint AS over_before
       FROM point_account a ${ofStore('a.member_id')} WHERE a.next_expiry < $2) AS due`,
    storeId === null ? [months.from, months.today] : [months.from, months.today, storeId],
  );
  if (!row) throw new Error('sums without a row');
  return { value: row.booked - row.over, before: row.booked - row.since - row.over_before };
}

/** The sums of both months' parts; the days between them are read and left out. */
const sumsOf = (amount: string, day: string): string =>
  `coalesce(sum(${amount}) FILTER (WHERE ${day} >= $1::date), 0)::bigint AS value,
   coalesce(sum(${amount}) FILTER (WHERE ${day} <= $4::date), 0)::bigint AS before`;

async function figure(tx: Tx, text: string, months: Months, storeId: StoreId | null): Promise<ThenAndNow> {
  const { from, today, fromBefore, todayBefore } = months;
  const [row] = await rows<ThenAndNow>(tx, text, [from, today, fromBefore, todayBefore, storeId]);
  if (!row) throw new Error('sums without a row');
  return row;
}
