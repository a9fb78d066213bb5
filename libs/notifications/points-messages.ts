// What members read about points that no sale moved: adjusted by the shop, not claimed, about to expire.
import type { BusinessDay, Points } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';
import type { Message } from './messages';

/** `points` are signed; `reason` as people say it: 服务补偿. */
export function adjustedMessage({ points, reason }: { readonly points: Points; readonly reason: string }): Message {
  return {
    kind: 'adjustment',
    title: points > 0 ? `门店为您补记 ${count(points)} 积分` : `门店调整扣减 ${count(-points)} 积分`,
    body: `原因：${reason}。有疑问请到门店核对。`,
  };
}

/** The store did not find the sale to be the member's. */
export function claimRefusedMessage(claim: {
  readonly businessDay: BusinessDay;
  readonly number: string;
  readonly refusal: string;
  readonly today: BusinessDay;
}): Message {
  return {
    kind: 'claim',
    title: '积分补登未通过',
    body: `${dayInWords(claim.businessDay, claim.today)}的小票 ${claim.number}：${claim.refusal}。请带小票到门店核对。`,
  };
}

/** Points whose last day comes up. */
export function expiringMessage(lot: {
  readonly points: Points;
  readonly expiresOn: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  return {
    kind: 'expiring',
    title: `${count(lot.points)} 积分将于${dayInWords(lot.expiresOn, lot.today)}到期`,
    body: '到积分商城看看能兑换什么，当日仍可使用。',
  };
}
