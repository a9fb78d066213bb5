// What pages know of events, and how an answer is marked on an invitation. Pure.
import type { AnswerOf, eventEndpoints } from '@guike/contracts/http';
import { leftWords } from './times';

export type InvitationCard = AnswerOf<typeof eventEndpoints.events>['items'][number];
export type PublicEvent = AnswerOf<typeof eventEndpoints.publicEvent>;
export type MyEvent = AnswerOf<typeof eventEndpoints.event>;
/** As a guest sees it, or as a member does. */
export type AnyEvent = PublicEvent & Partial<Pick<MyEvent, 'words' | 'mine' | 'can' | 'obstacle' | 'obstacleWords'>>;
export type Answer = NonNullable<InvitationCard['answer']>;

export interface Mark {
  readonly words: string;
  /** yes: a seat is kept; wait: something is still open; no: nothing is. */
  readonly tone: 'yes' | 'wait' | 'no';
}

const marks: Readonly<Record<Answer, Mark>> = {
  accepted: { words: '已接受', tone: 'yes' },
  walk_in: { words: '已到场', tone: 'yes' },
  offered: { words: '席位等您确认', tone: 'wait' },
  waiting: { words: '候补中', tone: 'wait' },
  declined: { words: '已谢绝', tone: 'no' },
  cancelled: { words: '已取消报名', tone: 'no' },
  lapsed: { words: '席位已让出', tone: 'no' },
};

/** The strong word on the cover; null where there is nothing of mine yet. */
export function markOf({ state, answer, attendance, invited }: InvitationCard): Mark | null {
  if (state === 'cancelled') return { words: '活动已取消', tone: 'no' };
  if (attendance === 'missed') return { words: '未能到场', tone: 'no' };
  if (attendance !== null) return { words: '已到场', tone: 'yes' };
  if (answer !== null) return marks[answer];
  return invited ? { words: '为您留了请柬', tone: 'wait' } : null;
}

/** What the answer is called: nobody accepts an invitation that was not for them. */
export function acceptWords({ can, invited }: Pick<MyEvent, 'can' | 'invited'>): string {
  if (can.wait) return '排候补';
  return invited ? '接受邀请' : '报名';
}

/** 11月26日 20:00 前回复 · 还有 3 天; only the sentence once nobody may answer any more. */
export function replyLine({ state, replyBy, replyWords, answer }: InvitationCard, now: number): string | null {
  const left = leftWords(replyBy, now);
  if (state !== 'open' || left === null) return null;
  return answer === null || answer === 'offered' || answer === 'waiting' ? `${replyWords} · ${left}` : replyWords;
}

/** The one that 首页 shows: today's with a seat, then a seat to confirm, then an invitation without an answer, then the next seat. */
export function nextForMe(
  cards: readonly InvitationCard[],
  isOnToday: (card: InvitationCard) => boolean,
): InvitationCard | null {
  const open = cards.filter(({ state }) => state === 'open' || state === 'closed');
  const hasSeat = ({ answer }: InvitationCard): boolean => answer === 'accepted';
  const orders: readonly ((card: InvitationCard) => boolean)[] = [
    (card) => hasSeat(card) && isOnToday(card),
    ({ answer }) => answer === 'offered',
    ({ answer, invited, state }) => answer === null && invited && state === 'open',
    hasSeat,
  ];
  for (const order of orders) {
    const found = open.find(order);
    if (found !== undefined) return found;
  }
  return null;
}
