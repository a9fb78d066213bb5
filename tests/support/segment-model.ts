// Segments judged one member at a time, by hand, from the rows: what the one statement must agree with. And many members with
// everything a segment asks for, by a seed.
import type { Segment } from '@guike/campaigns';
import type { SegmentBranch, SegmentCondition } from '@guike/contracts/http';
import { type BusinessDay, businessDayOf, daysBetween } from '@guike/kernel';
import { birthdayIn, birthdayKey } from '@guike/members';
import { type Keys, type Tx, newId, rows } from '@guike/platform';
import { giveLots, giveRights } from './segment-holdings';

export interface Person {
  readonly id: string;
  readonly state: string;
  readonly joinedOn: BusinessDay;
  readonly joinedStore: string;
  readonly tier: string;
  readonly lifetimeFen: number;
  readonly lifetimeOrders: number;
  readonly visits: readonly { day: BusinessDay; store: string; fen: number; orders: number }[];
  readonly lots: readonly { available: BusinessDay; expires: BusinessDay; n: number }[];
  readonly tags: readonly string[];
  readonly interests: readonly string[];
  readonly birthday: string | null;
  /** Instants at which benefits were handed over and coupons used; coupons as they lie. */
  readonly usedAt: readonly string[];
  readonly coupons: readonly { state: string; from: BusinessDay; through: BusinessDay }[];
  readonly isReachable: boolean;
}

export const TAGS = ['亚麻', '送礼', '住得近'];
const INTERESTS = ['茶', '陶艺', '花'];

/** A number from 0 up to `n`, the same each time for a seed. */
export function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Gives members who are there already (with visits) points, tags, interests, birthdays, and to some a wish to get no offers. */
export async function dress(tx: Tx, keys: Keys, today: BusinessDay, seed = 7): Promise<Map<string, string>> {
  const roll = dice(seed);
  const ids = await rows<{ id: string }>(tx, `SELECT id FROM member ORDER BY id`);
  const birthdays = new Map<string, string>();
  for (const { id } of ids) {
    await giveLots(tx, id, today, roll);
    await giveRights(tx, id, today, roll);
    for (const tag of TAGS) {
      if (roll(4) > 0) continue;
      await rows(tx, `INSERT INTO member_tag VALUES ($1, $2, $3, '2026-01-01')`, [id, tag, id]);
    }
    const interests = INTERESTS.filter(() => roll(3) === 0);
    const contact = roll(12) === 0 ? 'none' : null;
    if (interests.length > 0 || contact !== null)
      await rows(
        tx,
        `INSERT INTO member_profile (member_id, interests, contact, updated_at) VALUES ($1, $2, $3, '2026-01-01')`,
        [id, interests, contact],
      );
    const [month, day] = [String(1 + roll(12)).padStart(2, '0'), String(1 + roll(29)).padStart(2, '0')];
    const isReal = !(month === '02' && day === '29');
    const text =
      roll(3) === 0 && isReal ? `solar:1990-${month}-${day}` : roll(2) === 0 ? `lunar:1990-${month}-${day}` : null;
    if (text !== null) {
      birthdays.set(id, text);
      await rows(tx, `UPDATE member SET birthday_index = $2 WHERE id = $1`, [id, keys.blindIndex(birthdayKey(text))]);
    }
    for (const purpose of ['marketing', 'personalised']) {
      const isWithdrawn = roll(10) === 0;
      const wasAsked = purpose === 'personalised' ? isWithdrawn : roll(8) !== 0;
      if (!wasAsked) continue;
      await rows(
        tx,
        `INSERT INTO member_consent (member_id, id, purpose, version, source, given_at, withdrawn_at)
         VALUES ($1, $2, $3, '1', 'mini_program', '2026-01-01', $4)`,
        [id, newId(), purpose, isWithdrawn ? '2026-02-01' : null],
      );
    }
  }
  return birthdays;
}

/** Everybody, as the rows have them. */
export async function people(tx: Tx, birthdays: ReadonlyMap<string, string>): Promise<Person[]> {
  const found = await rows<Omit<Person, 'birthday'>>(
    tx,
    `SELECT m.id, m.state, m.joined_on AS "joinedOn", m.joined_store_id AS "joinedStore", t.tier,
       t.lifetime_net_fen AS "lifetimeFen", t.lifetime_orders AS "lifetimeOrders",
       coalesce((SELECT json_agg(json_build_object('day', v.business_day, 'store', v.store_id, 'fen', v.net_fen, 'orders', v.orders))
         FROM member_visit v WHERE v.member_id = m.id), '[]') AS visits,
       coalesce((SELECT json_agg(json_build_object('available', l.av, 'expires', l.ex, 'n', l.n)) FROM (
         SELECT * FROM unnest(a.lot_available, a.lot_expires, a.lot_left) AS l(av, ex, n)
         UNION ALL SELECT available_on, expires_on, points_left FROM point_lot p WHERE p.member_id = m.id) l), '[]') AS lots,
       coalesce((SELECT json_agg(u.at) FROM (
         SELECT delivered_at AS at FROM benefit_use u WHERE u.member_id = m.id AND u.state IN ('delivered', 'confirmed') AND u.delivery <> 'coupon'
         UNION ALL SELECT used_at FROM coupon_use u WHERE u.member_id = m.id AND u.released_at IS NULL) u), '[]') AS "usedAt",
       coalesce((SELECT json_agg(json_build_object('state', k.state, 'from', k.valid_from, 'through', k.valid_through))
         FROM coupon k WHERE k.member_id = m.id), '[]') AS coupons,
       coalesce((SELECT json_agg(tag) FROM member_tag g WHERE g.member_id = m.id), '[]') AS tags,
       coalesce((SELECT to_json(interests) FROM member_profile f WHERE f.member_id = m.id), '[]') AS interests,
       EXISTS (SELECT FROM member_consent c WHERE c.member_id = m.id AND c.purpose = 'marketing' AND c.withdrawn_at IS NULL)
         AND NOT EXISTS (SELECT FROM member_consent c WHERE c.member_id = m.id AND c.withdrawn_at IS NOT NULL)
         AND NOT EXISTS (SELECT FROM member_profile f WHERE f.member_id = m.id AND f.contact = 'none') AS "isReachable"
     FROM member m JOIN member_tier t ON t.member_id = m.id JOIN point_account a ON a.member_id = m.id ORDER BY m.id`,
  );
  return found.map((each) => ({ ...each, birthday: birthdays.get(each.id) ?? null }));
}

export interface Rules {
  readonly today: BusinessDay;
  readonly classes: readonly [number, number, number];
}

/** Whether the rule is true of somebody, by hand. */
export function isTrue(rule: Segment | SegmentBranch, person: Person, rules: Rules): boolean {
  if ('all' in rule) return rule.all.every((each) => isTrue(each, person, rules));
  if ('any' in rule) return rule.any.some((each) => isTrue(each, person, rules));
  if ('not' in rule) return !isTrue(rule.not, person, rules);
  return holds(rule, person, rules);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const compare = (was: number, is: 'at_least' | 'at_most', than: number): boolean =>
  is === 'at_least' ? was >= than : was <= than;

function holds(condition: SegmentCondition, person: Person, { today, classes }: Rules): boolean {
  const bought = person.visits
    .filter(({ orders }) => orders > 0)
    .sort((a, b) => (a.day + a.store < b.day + b.store ? 1 : -1));
  const since = (days: number) => person.visits.filter(({ day }) => day <= today && daysBetween(day, today) < days);
  switch (condition.fact) {
    case 'tier':
      return condition.tiers.includes(person.tier);
    case 'class': {
      const yearly = Math.trunc((person.lifetimeFen * 365) / Math.max(365, daysBetween(person.joinedOn, today)));
      const nth = classes.findIndex((least) => yearly >= least);
      return condition.classes.includes((['A', 'B', 'C', 'D'] as const)[nth === -1 ? 3 : nth] ?? 'D');
    }
    case 'spend': {
      const fen =
        condition.within === null ? person.lifetimeFen : sum(since(condition.within).map((visit) => visit.fen));
      return compare(fen, condition.is, condition.fen);
    }
    case 'purchases': {
      const orders =
        condition.within === null ? person.lifetimeOrders : sum(since(condition.within).map((visit) => visit.orders));
      return compare(orders, condition.is, condition.times);
    }
    case 'recency':
      return compare(daysBetween(bought[0]?.day ?? person.joinedOn, today), condition.is, condition.days);
    case 'joined':
      return compare(daysBetween(person.joinedOn, today), condition.is, condition.days);
    case 'points': {
      const open = person.lots.filter(({ available, expires }) => available <= today && expires >= today);
      return compare(sum(open.map(({ n }) => n)), condition.is, condition.points);
    }
    case 'expiring': {
      const ending = person.lots.filter(
        ({ expires }) => expires >= today && daysBetween(today, expires) <= condition.within,
      );
      return sum(ending.map(({ n }) => n)) >= condition.points;
    }
    case 'benefits': {
      const days = person.usedAt.map((at) => businessDayOf(new Date(at), 'Asia/Shanghai'));
      const { within } = condition;
      const counted = days.filter((day) => within === null || (day <= today && daysBetween(day, today) < within));
      return compare(counted.length, condition.is, condition.times);
    }
    case 'coupon':
      return person.coupons.some(
        ({ state, from, through }) =>
          state === 'open' &&
          from <= today &&
          through >= today &&
          (condition.within === null || daysBetween(today, through) <= condition.within),
      );
    case 'tags':
      return condition.tags.some((tag) => person.tags.includes(tag));
    case 'store':
      return condition.stores.includes(condition.which === 'joined' ? person.joinedStore : (bought[0]?.store ?? ''));
    case 'interests':
      return condition.interests.some((interest) => person.interests.includes(interest));
    case 'birthday':
      return person.birthday !== null && isInMonth(person.birthday, condition.month, today);
  }
}

function isInMonth(text: string, month: number | 'this' | 'next', today: BusinessDay): boolean {
  const now = Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4));
  const [inYear, number] =
    month === 'this' ? [year, now] : month === 'next' ? (now === 12 ? [year + 1, 1] : [year, now + 1]) : [year, month];
  const wanted = `${inYear}-${String(number).padStart(2, '0')}`;
  return [inYear - 1, inYear].some((each) => birthdayIn(text, each).startsWith(wanted));
}

/** A rule by a seed, up to three deep. */
export function anyRule(roll: (n: number) => number, stores: readonly string[]): Segment {
  const leaf = (): SegmentBranch => (roll(4) === 0 ? { not: anyCondition(roll, stores) } : anyCondition(roll, stores));
  const leaves = () => Array.from({ length: 1 + roll(2) }, anyCondition.bind(null, roll, stores));
  const branch = (): SegmentBranch => {
    if (roll(3) > 0) return leaf();
    const group = roll(2) === 0 ? { all: leaves() } : { any: leaves() };
    return roll(3) === 0 ? { not: group } : group;
  };
  const branches = Array.from({ length: 1 + roll(3) }, branch);
  return roll(2) === 0 ? { all: branches } : { any: branches };
}

const facts: readonly SegmentCondition['fact'][] = [
  'tier',
  'class',
  'spend',
  'purchases',
  'recency',
  'joined',
  'points',
  'expiring',
  'benefits',
  'coupon',
  'tags',
  'store',
  'interests',
  'birthday',
];

function anyCondition(roll: (n: number) => number, stores: readonly string[]): SegmentCondition {
  const is = roll(2) === 0 ? 'at_least' : 'at_most';
  const within = roll(3) === 0 ? null : 1 + roll(700);
  const pick = <T>(from: readonly T[]): T[] => [from[roll(from.length)] as T];
  switch (facts[roll(facts.length)]) {
    case 'tier':
      return { fact: 'tier', tiers: pick(['silver', 'gold', 'platinum']) };
    case 'class':
      return { fact: 'class', classes: pick(['A', 'B', 'C', 'D'] as const) };
    case 'spend':
      return { fact: 'spend', within, is, fen: roll(1_500_000) };
    case 'purchases':
      return { fact: 'purchases', within, is, times: roll(4) };
    case 'recency':
      return { fact: 'recency', is, days: roll(1_000) };
    case 'joined':
      return { fact: 'joined', is, days: roll(2_000) };
    case 'points':
      return { fact: 'points', is, points: roll(600) };
    case 'expiring':
      return { fact: 'expiring', within: 1 + roll(120), points: 1 + roll(300) };
    case 'benefits':
      return { fact: 'benefits', within: within === null ? null : 1 + (within % 45), is, times: roll(3) };
    case 'coupon':
      return { fact: 'coupon', within: roll(2) === 0 ? null : 1 + roll(30) };
    case 'tags':
      return { fact: 'tags', tags: pick(TAGS) };
    case 'store':
      return { fact: 'store', which: roll(2) === 0 ? 'joined' : 'last', stores: pick(stores) };
    case 'interests':
      return { fact: 'interests', interests: pick(INTERESTS) };
    default:
      return { fact: 'birthday', month: pick(['this', 'next', 1, 6, 12] as const)[0] ?? 'this' };
  }
}
