// What somebody reads about becoming a member, or about a card that does not work for a while.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

/** The shop said no. `refusal` as the office wrote it. */
export function applicationRefusedMessage({ refusal }: { readonly refusal: string }): Message {
  return { kind: 'membership', title: '入会申请未通过', body: `原因：${refusal}。有疑问请到门店核对。` };
}

/** `expiresOn`: the last day to join by it. */
export function invitedMessage({
  expiresOn,
  today,
}: {
  readonly expiresOn: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  const until = dayInWords(expiresOn, today);
  return { kind: 'membership', title: '门店邀请您入会', body: `${until}前（含当日）到店告诉店员，即可成为会员。` };
}

/** `reason` as people say it: 手机或会员卡遗失. */
export function frozenMessage({ reason }: { readonly reason: string }): Message {
  const body = `原因：${reason}。冻结期间不能积分和兑换，已有的积分为您保留。请联系门店。`;
  return { kind: 'membership', title: '会员卡已冻结', body };
}

export function unfrozenMessage(): Message {
  return { kind: 'membership', title: '会员卡已恢复使用', body: '积分和兑换都可以照常使用了。' };
}
