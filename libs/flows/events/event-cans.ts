// What a member may do with an event now, and why not, in words. Pure.
import { type Answer, type ShopEvent, holdsSeats, stands } from '@guike/events';
import type { Points } from '@guike/kernel';
import { count } from '@guike/programme';
import type { MyEventPage } from './event-views';

type Can = MyEventPage['can'];
type Obstacle = NonNullable<MyEventPage['obstacle']>;

/** `left`: seats that can be had now. `obstacle`: to accepting; where there is one already, the answer comes first. */
export function canDo(
  event: ShopEvent,
  answer: Answer | null,
  { obstacle, left, now }: { readonly obstacle: Obstacle | null; readonly left: number; readonly now: Date },
): Can {
  const isOn = (event.state === 'open' || event.state === 'closed') && now < event.startsAt;
  const isStanding = answer !== null && stands(answer);
  const isHere = answer !== null && (answer.arrived > 0 || answer.state === 'walk_in');
  const mayAnswer = isOn && !isStanding && !isHere && obstacle === null;
  return {
    accept: mayAnswer,
    wait: mayAnswer && left < 1,
    decline: isOn && !isHere && answer?.state !== 'declined' && (isStanding || obstacle === null),
    change: isOn && !isHere && isStanding && (event.companions > 0 || answer.party > 1),
    cancel: isOn && !isHere && isStanding,
    confirm: isOn && answer?.state === 'offered' && answer.offeredUntil !== null && now <= answer.offeredUntil,
  };
}

const sentences: Readonly<Record<Exclude<Obstacle, 'POINTS_INSUFFICIENT'>, string>> = {
  EVENT_MEMBERS_ONLY: '入会后就能报名',
  ACCOUNT_FROZEN: '会员卡已冻结，请联系门店',
  EVENT_NOT_FOR_YOU: '这场只接待受邀的会员，想来请联系您的导购',
  EVENT_CLOSED: '报名已截止',
};

/** `missing`: points that are wanted for one. */
export function obstacleInWords(obstacle: Obstacle | null, missing: Points): string | null {
  if (obstacle === null) return null;
  return obstacle === 'POINTS_INSUFFICIENT' ? `还差 ${count(missing)} 积分` : sentences[obstacle];
}

/** What cancelling gives back; null where there is nothing to cancel. */
export function returnsInWords(answer: Answer | null): string | null {
  if (answer === null || !stands(answer)) return null;
  if (answer.paidPoints > 0) return `取消后退回 ${count(answer.paidPoints)} 积分，席位让给候补的客人`;
  return holdsSeats(answer) ? '取消后席位让给候补的客人' : '取消后不再排队';
}
