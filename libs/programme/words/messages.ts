// Messages in words. Pure. Source: product.md, Campaigns (channels).
import type { Programme } from '../schema';
import { type Line, type Part, forOffice, line } from './line';

type SmsKind = Programme['messages']['smsFor'][number];

export const smsKindNames: Readonly<Record<SmsKind, string>> = {
  booking: '预约',
  redemption: '兑换',
  expiring: '积分到期',
  tier: '等级变化',
  membership: '会籍',
  benefit: '权益',
  birthday: '生日',
  campaign: '活动',
  coupon: '优惠券',
};

/** 消息 */
export function messagesPart({ messages }: Programme): Part {
  const { quietFrom, quietTo, mostPerWeek, smsFor } = messages;
  const to = `${quietFrom > quietTo ? '次日 ' : ' '}${quietTo} 点`;
  const most = mostPerWeek === 0 ? '不发营销消息' : `每位会员一周最多收到 ${mostPerWeek} 条营销消息`;
  const lines: Line[] = [
    ...line('quiet', quietFrom === quietTo ? null : `${quietFrom} 点到${to}不打扰，过后再送达`),
    ...forOffice([
      ...line('most', most),
      ...line('sms', smsFor.length === 0 ? null : `发短信的：${smsFor.map((kind) => smsKindNames[kind]).join('、')}`),
    ]),
  ];
  return { key: 'messages', title: '消息', lines };
}
