// A segment as one condition of SQL over `m` (member), `t` (member_tier) and `a` (point_account). Every value is a
// parameter; each fact is read by the member's own key, so that a page of members costs what the page holds. Pure.
import { type BusinessDay, addDays, instantOfLocal } from '@guike/kernel';
import type { Segment, SegmentBranch, SegmentCondition } from './segment';

export interface SegmentFacts {
  readonly today: BusinessDay;
  /** Of business days. */
  readonly timeZone: string;
  /** Least average yearly spend (fen) of the classes A, B and C; null where the programme has no classes. */
  readonly classes: readonly [number, number, number] | null;
  /** Blind indexes of all birthdays that fall into a month of the solar calendar. */
  readonly birthdays: (month: number | 'this' | 'next') => readonly Buffer[];
}

/** Parameters of a statement in the order in which they are given. */
export class Values {
  readonly all: unknown[] = [];

  /** The place of a value, with its type. */
  add(value: unknown, type: string): string {
    return `$${this.all.push(value)}::${type}`;
  }
}

const NEVER = 'false';

/** What must hold of a member of the segment. */
export function segmentCondition(rule: Segment, facts: SegmentFacts, values: Values): string {
  const compile = (branch: SegmentBranch | Segment): string => {
    if ('all' in branch) return joined(branch.all.map(compile), 'AND', 'true');
    if ('any' in branch) return joined(branch.any.map(compile), 'OR', NEVER);
    // A fact that is not known of somebody is not so.
    if ('not' in branch) return `NOT coalesce(${compile(branch.not)}, false)`;
    return `coalesce(${conditionSql(branch, facts, values)}, false)`;
  };
  return compile(rule);
}

function joined(parts: readonly string[], by: 'AND' | 'OR', none: string): string {
  return parts.length === 0 ? none : `(${parts.join(` ${by} `)})`;
}

const signs = { at_least: '>=', at_most: '<=' } as const;
/** More days ago is an earlier day. */
const daySigns = { at_least: '<=', at_most: '>=' } as const;

function conditionSql(condition: SegmentCondition, facts: SegmentFacts, values: Values): string {
  const { today } = facts;
  const ago = (days: number) => values.add(addDays(today, -days), 'date');
  switch (condition.fact) {
    case 'tier':
      return `t.tier = ANY (${values.add(condition.tiers, 'text[]')})`;
    case 'class':
      return classSql(condition.classes, facts, values);
    case 'spend':
      return `${sumSql('net_fen', 'sum(v.net_fen)', condition.within, facts, values)} ${signs[condition.is]} ${values.add(condition.fen, 'bigint')}`;
    case 'purchases':
      return `${sumSql('orders', 'sum(v.orders)', condition.within, facts, values)} ${signs[condition.is]} ${values.add(condition.times, 'bigint')}`;
    case 'recency':
      return `coalesce((${lastVisit('business_day')}), m.joined_on) ${daySigns[condition.is]} ${ago(condition.days)}`;
    case 'joined':
      return `m.joined_on ${daySigns[condition.is]} ${ago(condition.days)}`;
    case 'points':
      return `${lotSum(`l.available <= ${values.add(today, 'date')} AND l.expires >= ${values.add(today, 'date')}`)} ${signs[condition.is]} ${values.add(condition.points, 'bigint')}`;
    case 'expiring':
      return `${lotSum(`l.expires BETWEEN ${values.add(today, 'date')} AND ${values.add(addDays(today, condition.within), 'date')}`)} >= ${values.add(condition.points, 'bigint')}`;
    case 'benefits':
      return `${usedSql(condition.within, facts, values)} ${signs[condition.is]} ${values.add(condition.times, 'bigint')}`;
    case 'coupon':
      return couponSql(condition.within, facts, values);
    case 'tags':
      return `EXISTS (SELECT FROM member_tag g WHERE g.member_id = m.id AND g.tag = ANY (${values.add(condition.tags, 'text[]')}))`;
    case 'store':
      return `${condition.which === 'joined' ? 'm.joined_store_id' : `(${lastVisit('store_id')})`} = ANY (${values.add(condition.stores, 'uuid[]')})`;
    case 'interests':
      return `EXISTS (SELECT FROM member_profile f WHERE f.member_id = m.id AND f.interests && ${values.add(condition.interests, 'text[]')})`;
    case 'birthday':
      return `m.birthday_index = ANY (${values.add([...facts.birthdays(condition.month)], 'bytea[]')})`;
  }
}

/** The day or the store of the last purchase; visits whose sale came back whole do not count. */
const lastVisit = (column: 'business_day' | 'store_id'): string =>
  `SELECT v.${column} FROM member_visit v WHERE v.member_id = m.id AND v.orders > 0 ORDER BY v.business_day DESC, v.store_id DESC LIMIT 1`;

/** A sum of the last days, those of today included; without a window the one that the tier's row has at hand. */
function sumSql(column: string, sum: string, within: number | null, { today }: SegmentFacts, values: Values): string {
  if (within === null) return `t.lifetime_${column}`;
  return `(SELECT coalesce(${sum}, 0) FROM member_visit v WHERE v.member_id = m.id
    AND v.business_day BETWEEN ${values.add(addDays(today, 1 - within), 'date')} AND ${values.add(today, 'date')})`;
}

/** What lots hold for which `which` is true: those in the account's own row, and the tail where there is one. */
const lotSum = (which: string): string => `(
    SELECT coalesce(sum(l.n), 0) FROM unnest(a.lot_available, a.lot_expires, a.lot_left) AS l(available, expires, n) WHERE ${which})
  + CASE WHEN a.tail_count > 0 THEN (
    SELECT coalesce(sum(l.n), 0) FROM (SELECT available_on AS available, expires_on AS expires, points_left AS n
      FROM point_lot WHERE member_id = m.id) AS l WHERE ${which}) ELSE 0 END`;

/** The member, and whoever was found to be the same person: uses and coupons stay in the rows of who made them. */
const NAMES = `ANY (CASE WHEN EXISTS (SELECT FROM member_alias x WHERE x.to_id = m.id) THEN ARRAY(
    WITH RECURSIVE been AS (SELECT m.id AS id UNION SELECT x.member_id FROM been b JOIN member_alias x ON x.to_id = b.id)
    SELECT id FROM been) ELSE ARRAY[m.id] END)`;

/** A coupon of a benefit is in the member's hands when it is taken: that it was used its own row says. */
function usedSql(within: number | null, { today, timeZone }: SegmentFacts, values: Values): string {
  const midnight = (day: BusinessDay) => values.add(instantOfLocal(`${day} 00:00:00`, timeZone), 'timestamptz');
  const [from, to] = within === null ? [] : [midnight(addDays(today, 1 - within)), midnight(addDays(today, 1))];
  const lies = (at: string) => (from === undefined ? '' : `AND ${at} >= ${from} AND ${at} < ${to}`);
  return `((SELECT count(*) FROM benefit_use u WHERE u.member_id = ${NAMES} AND u.delivery <> 'coupon'
      AND u.state IN ('delivered', 'confirmed') ${lies('u.delivered_at')})
    + (SELECT count(*) FROM coupon_use u WHERE u.member_id = ${NAMES} AND u.released_at IS NULL ${lies('u.used_at')}))`;
}

function couponSql(within: number | null, { today }: SegmentFacts, values: Values): string {
  const day = values.add(today, 'date');
  const last = within === null ? '' : `AND k.valid_through <= ${values.add(addDays(today, within), 'date')}`;
  return `EXISTS (SELECT FROM coupon k WHERE k.member_id = ${NAMES} AND k.state = 'open'
    AND ${day} BETWEEN k.valid_from AND k.valid_through ${last})`;
}

/** By spend in an average year since joining; the first year counts whole. */
function classSql(wanted: readonly string[], { classes, today }: SegmentFacts, values: Values): string {
  if (classes === null) return NEVER;
  const yearly = `t.lifetime_net_fen * 365 / greatest(365, ${values.add(today, 'date')} - m.joined_on)`;
  const [a, b, c] = classes.map((least) => values.add(least, 'bigint'));
  return `CASE WHEN ${yearly} >= ${a} THEN 'A' WHEN ${yearly} >= ${b} THEN 'B' WHEN ${yearly} >= ${c} THEN 'C' ELSE 'D' END
    = ANY (${values.add(wanted, 'text[]')})`;
}
