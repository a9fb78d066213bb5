// An event in words, as members, guides and the office read it. Pure. Source: design.md, Copy.
import { type BusinessDay, businessDayOf, yuan } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';
import type { Answer, EventPrice, ShopEvent } from './event';
import { weekdayOf } from './recurring';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** 14:30 in a time zone. */
export function timeInWords(at: Date, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(timeZone, clock);
  }
  return clock.format(at);
}

/** Minutes of the day in a time zone: 870 is 14:30. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const [hour = 0, minute = 0] = timeInWords(at, timeZone).split(':').map(Number);
  return hour * 60 + minute;
}

/** Where and when the reader is. */
export interface Here {
  readonly timeZone: string;
  readonly today: BusinessDay;
}

/** 11月28日 周六 14:30–17:00 */
export function whenInWords(
  { startsAt, endsAt }: Pick<ShopEvent, 'startsAt' | 'endsAt'>,
  { timeZone, today }: Here,
): string {
  const [day, lastDay] = [businessDayOf(startsAt, timeZone), businessDayOf(endsAt, timeZone)];
  const until = `${lastDay === day ? '' : `${dayInWords(lastDay, today)} `}${timeInWords(endsAt, timeZone)}`;
  return `${dayInWords(day, today)} 周${WEEKDAYS[weekdayOf(day) - 1] ?? ''} ${timeInWords(startsAt, timeZone)}–${until}`;
}

/** 11月26日 20:00 */
export function momentInWords(at: Date, { timeZone, today }: Here): string {
  return `${dayInWords(businessDayOf(at, timeZone), today)} ${timeInWords(at, timeZone)}`;
}

/** 免费 · 每位 500 积分 · 每位 ¥88，到店付 */
export function priceInWords(price: EventPrice): string {
  switch (price.kind) {
    case 'none':
      return '免费';
    case 'points':
      return `每位 ${count(price.points)} 积分`;
    case 'fee':
      return `每位 ${yuan(price.fen)}，到店付`;
  }
}

/** What seats there are, to somebody who has not answered. `left`: what can be had now. */
export function seatsInWords(
  event: Pick<ShopEvent, 'state' | 'seats' | 'taken'>,
  left: number,
  isOver: boolean,
): string {
  if (event.state === 'cancelled') return '活动已取消';
  if (event.state === 'held' || event.state === 'archived') return '活动已结束';
  if (isOver) return '报名已截止';
  return left > 0 ? `还有 ${count(left)} 席` : '已满，可候补';
}

/** What became of a member's answer. `place`: in the waiting list, 1 is next. */
export function answerInWords(
  answer: Answer,
  place: number | null,
  event: Pick<ShopEvent, 'state'>,
  here: Here,
): string {
  if (event.state === 'cancelled') return '活动已取消';
  switch (answer.attendance) {
    case 'came':
    case 'walked_in':
      return '您来过';
    case 'missed':
      return '这次没有见到您';
    case null:
  }
  switch (answer.state) {
    case 'accepted':
      return `已为您留 ${answer.party} 席`;
    case 'waiting':
      return `候补第 ${place ?? 1} 位，有空位会通知您`;
    case 'offered':
      return `有 ${answer.party} 席空出来了，请在${answer.offeredUntil ? ` ${momentInWords(answer.offeredUntil, here)} ` : '活动'}前确认`;
    case 'declined':
      return '您已谢绝';
    case 'cancelled':
      return '您已取消报名';
    case 'lapsed':
      return '没有等到您确认，席位已让给下一位';
    case 'walk_in':
      return '您来过';
  }
}

/** How the waiting list works here, in a sentence. */
export function waitingInWords({ confirmMinutes }: Pick<ShopEvent, 'confirmMinutes'>): string {
  const hours = confirmMinutes / 60;
  const kept = Number.isInteger(hours) ? `${hours} 小时` : `${confirmMinutes} 分钟`;
  return `满了可以候补，按先后顺序递补。轮到您时席位保留 ${kept}，夜里不计。`;
}

/** Who it is for, by the names of tiers, stores and segment. */
export function audienceInWords(
  who: 'everyone' | 'members' | 'invited',
  names: { readonly tiers: readonly string[]; readonly stores: readonly string[]; readonly segment: string | null },
): string {
  if (who === 'invited') return '受邀会员';
  const { tiers, stores, segment } = names;
  const parts = [...(stores.length > 0 ? [stores.join('、')] : []), ...(tiers.length > 0 ? [tiers.join('、')] : [])];
  const whose =
    parts.length > 0 ? `${parts.join(' ')}会员` : who === 'everyone' && segment === null ? '所有人' : '全体会员';
  return segment === null ? whose : `${whose} · ${segment}`;
}
