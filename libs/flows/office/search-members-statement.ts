// The statements of the member list: whose ids are on a page, and how many there are. Pure.
import type { MemberId, MemberState, StoreId } from '@guike/kernel';
import { membersOfStore } from './office-reader';
import { type MemberCursor, type MemberSort, NEVER, sortTypes } from './search-members-cursor';

export interface MemberFilters {
  /** Who joined or bought there; null: the whole brand. */
  readonly storeId: StoreId | null;
  /** Whom the search found; null: no search. */
  readonly memberIds: readonly MemberId[] | null;
  readonly tier?: string | undefined;
  readonly state?: MemberState | undefined;
  readonly joinedFrom?: string | undefined;
  readonly joinedTo?: string | undefined;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const COUNTED_AT_MOST = 10_000;

/** The day somebody joined as the index has it; customers who never did come last. */
const joinedOn = `coalesce(m.joined_on, '${NEVER}')`;

interface Order {
  /** What is sorted by. */
  readonly key: string;
  readonly join: string;
  /** The member's id as the index behind the order has it. */
  readonly id: string;
}

const orders: Readonly<Record<MemberSort, Order>> = {
  joined: { key: joinedOn, join: '', id: 'm.id' },
  spend: {
    key: 'coalesce(t.lifetime_net_fen, 0)',
    join: 'LEFT JOIN member_tier t ON t.member_id = m.id',
    id: 'm.id',
  },
  // As booked: points that ran out since the last sweep still count here, for a minute or so.
  points: { key: 'a.balance', join: 'JOIN point_account a ON a.member_id = m.id', id: 'm.id' },
  // The newest purchases first, of each member the last one only, until the page is full. See also neverVisited.
  last_visit: {
    key: 'p.business_day',
    join: `JOIN purchase p ON p.member_id = m.id AND NOT p.anonymous AND p.status = 'recorded' AND NOT EXISTS (
        SELECT FROM purchase q WHERE q.member_id = p.member_id AND q.status = 'recorded'
          AND (q.business_day, q.id) > (p.business_day, p.id))`,
    id: 'p.member_id',
  },
};

/** Ids with what they are sorted by, most first, from the cursor on. */
export function pageStatement(
  filters: MemberFilters,
  sort: MemberSort,
  after: MemberCursor | null,
  limit: number,
): Statement {
  const { key, join, id } = orders[sort];
  const values: unknown[] = [];
  const conditions = conditionsOf(filters, values);
  if (after) {
    const [keyAt, idAt] = [values.push(after.key), values.push(after.id)];
    conditions.push(`(${key}, ${id}) < ($${keyAt}::${sortTypes[sort]}, $${idAt}::uuid)`);
  }
  return {
    text: `SELECT m.id, (${key})::text AS key FROM member m ${join} ${whereOf(conditions)}
      ORDER BY ${key} DESC, ${id} DESC LIMIT $${values.push(limit)}`,
    values,
  };
}

/** Those who follow the last visitor: customers who were never in a store, like those who came through WeChat. */
export function neverVisitedStatement(filters: MemberFilters, after: MemberCursor | null, limit: number): Statement {
  const values: unknown[] = [];
  const conditions = conditionsOf(filters, values);
  if (after?.key === NEVER) conditions.push(`m.id < $${values.push(after.id)}::uuid`);
  conditions.push(`NOT EXISTS (SELECT FROM purchase p WHERE p.member_id = m.id AND p.status = 'recorded')`);
  return {
    text: `SELECT m.id, '${NEVER}' AS key FROM member m ${whereOf(conditions)}
      ORDER BY m.id DESC LIMIT $${values.push(limit)}`,
    values,
  };
}

/** How many there are, counted no further than is worth knowing. */
export function countStatement(filters: MemberFilters): Statement {
  const values: unknown[] = [];
  const where = whereOf(conditionsOf(filters, values));
  return {
    text: `SELECT count(*) AS total FROM (SELECT 1 FROM member m ${where} LIMIT ${COUNTED_AT_MOST}) AS counted`,
    values,
  };
}

const whereOf = (conditions: readonly string[]) => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '');

/** Adds the values it needs and answers what must hold of `m`. */
function conditionsOf(filters: MemberFilters, values: unknown[]): string[] {
  const conditions: string[] = [];
  const given = (value: unknown, condition: (place: string) => string) => {
    if (value !== undefined && value !== null) conditions.push(condition(`$${values.push(value)}`));
  };
  given(filters.storeId, (store) => `m.id IN (${membersOfStore(store)})`);
  given(filters.memberIds, (ids) => `m.id = ANY(${ids}::uuid[])`);
  given(filters.state, (state) => `m.state = ${state}`);
  given(filters.tier, (tier) => `EXISTS (SELECT FROM member_tier h WHERE h.member_id = m.id AND h.tier = ${tier})`);
  given(filters.joinedFrom, (day) => `${joinedOn} >= ${day}::date`);
  given(filters.joinedTo, (day) => `${joinedOn} <= ${day}::date AND m.joined_on IS NOT NULL`);
  return conditions;
}
