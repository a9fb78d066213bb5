// What keeps an event from being opened, and what one should think about first; in words for the editor. Pure.
import type { EventTerms } from './event';

export interface EventIssue {
  readonly path: string;
  readonly message: string;
}

const HOUR_MS = 3_600_000;

/**
 * `now`: an event that has begun is not opened any more. `was`: its terms before, where it is open already; what of them has
 * gone by meanwhile may stay as it is.
 */
export function eventIssues(terms: EventTerms, now: Date, was: EventTerms | null = null): EventIssue[] {
  const { startsAt, endsAt, replyBy, visibleFrom, seats, companions, audience, children } = terms;
  const issues: EventIssue[] = [];
  const add = (path: string, message: string) => issues.push({ path, message });
  if (endsAt <= startsAt) add('endsAt', '结束时间要晚于开始时间');
  if (startsAt <= now && startsAt.getTime() !== was?.startsAt.getTime()) add('startsAt', '开始时间已经过去');
  if (was !== null && was.startsAt <= now && startsAt.getTime() !== was.startsAt.getTime())
    add('startsAt', '活动已经开始，开始时间不能再改');
  if (replyBy > startsAt) add('replyBy', '报名截止要早于活动开始');
  if (replyBy <= visibleFrom) add('replyBy', '报名截止要晚于开始展示');
  else if (replyBy <= now && startsAt > now && replyBy.getTime() !== was?.replyBy.getTime())
    add('replyBy', '报名截止时间已经过去');
  if (visibleFrom > startsAt) add('visibleFrom', '展示时间要早于活动开始');
  if (seats < companions + 1) add('seats', `名额少于一组人（本人加 ${companions} 位同行）`);
  if (
    audience.who === 'invited' &&
    (audience.tiers.length > 0 || audience.storeIds.length > 0 || audience.segmentId !== null)
  )
    add('audience', '仅限受邀时，不用再选等级、门店和人群');
  if (children.allowed && companions === 0) add('children', '允许带孩子，就要允许同行人');
  return issues;
}

/** Nothing wrong, and yet worth a look. */
export function eventWarnings(terms: EventTerms, members: number | null): string[] {
  const { startsAt, replyBy, cover, agenda, place, seats } = terms;
  const warnings: string[] = [];
  if (cover === null) warnings.push('还没有封面，会员先看到的是封面');
  if (agenda.length === 0) warnings.push('还没有写流程，会员会问几点做什么');
  if (place.latitude === null || place.longitude === null) warnings.push('地点没有坐标，会员不能一键导航');
  if (startsAt.getTime() - replyBy.getTime() < 12 * HOUR_MS)
    warnings.push('报名截止离开始不到 12 小时，门店来不及备位');
  if (members !== null && members > 0 && members < seats) warnings.push(`符合条件的会员只有 ${members} 位，少于名额`);
  return warnings;
}

/** What of an open event may not be changed any more, by what has been answered. */
export function changeIssues(was: EventTerms, terms: EventTerms, hasAnswers: boolean): EventIssue[] {
  if (!hasAnswers) return [];
  const issues: EventIssue[] = [];
  if (JSON.stringify(was.price) !== JSON.stringify(terms.price))
    issues.push({ path: 'price', message: '已有人报名，价格不能再改' });
  if (JSON.stringify(was.draw) !== JSON.stringify(terms.draw))
    issues.push({ path: 'draw', message: '已有人报名，抽奖规则不能再改' });
  if (terms.companions < was.companions) issues.push({ path: 'companions', message: '已有人报名，同行人数不能减少' });
  return issues;
}

/** Whether those who come have to be told: another time or another place. */
export function isMoved(was: EventTerms, terms: EventTerms): boolean {
  return (
    was.startsAt.getTime() !== terms.startsAt.getTime() ||
    was.endsAt.getTime() !== terms.endsAt.getTime() ||
    was.place.name !== terms.place.name ||
    was.place.address !== terms.place.address
  );
}
