// What to say to who stands in the shop today: pure, over what was read of them. Source: product.md, In the store.
import type { AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type MemberState, type Points, daysBetween } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';

export type TalkingPoint = AnswerOf<(typeof staffDeskEndpoints)['findMember']>['say'][number];

export interface Guest {
  readonly state: MemberState;
  readonly joinedOn: BusinessDay | null;
  /** Points of lots that expire within `EXPIRING_DAYS`, and the first day on which some do. */
  readonly expiring: { readonly points: Points; readonly on: BusinessDay } | null;
  /** What is redeemed and not handed out: how many, and the one that is kept the shortest. */
  readonly open: { readonly count: number; readonly name: string; readonly expiresOn: BusinessDay } | null;
  /** 再消费 ¥1,240，升级黄金 */
  readonly next: string | null;
}

/** As long as the first notice of expiry goes ahead. */
export const EXPIRING_DAYS = 30;
const NEW_FOR_DAYS = 30;

/** The most pressing first; of a frozen card nothing else, since nothing else can be done. */
export function talkingPoints(guest: Guest, today: BusinessDay): TalkingPoint[] {
  const { state, joinedOn, expiring, open, next } = guest;
  if (state === 'frozen') return [{ about: 'frozen', sentence: '会员卡已冻结，暂不能积分和兑换，请联系店长' }];
  if (state !== 'active') return [{ about: 'not_a_member', sentence: '还不是会员，结账时达到条件可当场入会' }];
  const said: (TalkingPoint | null)[] = [
    open && {
      about: 'redemption',
      sentence: `${count(open.count)} 件兑换待领：${open.name}${open.count > 1 ? '等' : ''}，留到${dayInWords(open.expiresOn, today)}`,
    },
    joinedOn !== null && daysBetween(joinedOn, today) < NEW_FOR_DAYS
      ? { about: 'new_member', sentence: `新会员，${sinceInWords(joinedOn, today)}入会，请说声欢迎` }
      : null,
    expiring && {
      about: 'expiring',
      sentence: `${count(expiring.points)} 积分快到期，最早${dayInWords(expiring.on, today)}`,
    },
    next === null ? null : { about: 'next_tier', sentence: next },
  ];
  return said.filter((point) => point !== null);
}

function sinceInWords(joinedOn: BusinessDay, today: BusinessDay): string {
  return joinedOn === today ? '今天' : dayInWords(joinedOn, today);
}
