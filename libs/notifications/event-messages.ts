// What members read about events: invited, a seat came free, another time or place, called off, soon.
import { type BusinessDay, type Points, businessDayOf } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';
import type { Message } from './messages';

interface Here {
  readonly timeZone: string;
  readonly today: BusinessDay;
}

interface EventTold extends Here {
  readonly title: string;
  readonly startsAt: Date;
  readonly placeName: string;
}

/** 11月28日 14:30 */
function momentOf(at: Date, { timeZone, today }: Here): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${dayInWords(businessDayOf(at, timeZone), today)} ${clock.format(at)}`;
}

/** By name. An offer: who takes none is not written to beside the inbox. */
export function eventInvitedMessage(event: EventTold & { readonly replyBy: Date }): Message {
  return {
    kind: 'campaign',
    title: `请您来${quoted(event.title)}`,
    body: `${momentOf(event.startsAt, event)}，${event.placeName}。请在 ${momentOf(event.replyBy, event)} 前回复，席位先到先得。`,
  };
}

/** From the waiting list. `until`: how long it is kept. */
export function eventOfferedMessage(
  offer: Here & { readonly title: string; readonly party: number; readonly until: Date },
): Message {
  return {
    kind: 'event',
    title: `${quoted(offer.title)}有席位了`,
    body: `为您留了 ${offer.party} 席，请在 ${momentOf(offer.until, offer)} 前确认，过时让给下一位。`,
  };
}

/** An offered seat went on to the next. */
export function eventLapsedMessage({ title }: { readonly title: string }): Message {
  return {
    kind: 'event',
    title: '席位已让给下一位',
    body: `${quoted(title)}没有等到您的确认，席位已让给下一位。还想来的话，可以再报名候补。`,
  };
}

/** Another time or another place. */
export function eventMovedMessage(event: EventTold): Message {
  return {
    kind: 'event',
    title: `${quoted(event.title)}有变动`,
    body: `现在是 ${momentOf(event.startsAt, event)}，${event.placeName}。来不了的话，请在活动里取消，席位让给别人。`,
  };
}

/** `points`: what was paid and is back. */
export function eventCancelledMessage(
  event: Here & {
    readonly title: string;
    readonly startsAt: Date;
    readonly reason: string;
    readonly points: Points;
  },
): Message {
  const { title, startsAt, reason, points } = event;
  const back = points > 0 ? `${count(points)} 积分已退回。` : '';
  return {
    kind: 'event',
    title: `${quoted(title)}取消了`,
    body: `${momentOf(startsAt, event)}的活动不能如期，抱歉。原因：${reason}。${back}`,
  };
}

/** The store took a member's answer back, as was wished. */
export function eventAnswerCancelledMessage({
  title,
  points,
}: {
  readonly title: string;
  readonly points: Points;
}): Message {
  return {
    kind: 'event',
    title: `${quoted(title)}的报名已取消`,
    body: points > 0 ? `门店已为您取消，${count(points)} 积分已退回。` : '门店已为您取消，期待下次见到您。',
  };
}

/** The day before, and two hours before. */
export function eventReminderMessage(event: EventTold & { readonly party: number }): Message {
  const { title, placeName, party } = event;
  return {
    kind: 'event',
    title: `${momentOf(event.startsAt, event)}，${title}`,
    body: `${placeName}，为您留了 ${party} 席。到场时请出示票码。来不了请提前在活动里取消。`,
  };
}

const quoted = (title: string): string => `「${title}」`;
