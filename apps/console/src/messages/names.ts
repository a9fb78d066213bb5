// What the contracts name by code, in the words of the office.
import type { careOutcomes, careOwners, careStates, sendChannels, sendStates } from '@guike/contracts/http';

type Named<T extends readonly string[]> = Readonly<Record<T[number], string>>;

export const kindNames: Readonly<Record<string, string>> = {
  joined: '入会',
  purchase: '消费积分',
  refund: '退货',
  tier: '等级',
  redemption: '兑换',
  adjustment: '积分调整',
  claim: '积分补登',
  expiring: '积分到期',
  membership: '会籍',
  profile: '资料',
  birthday: '生日',
  campaign: '活动',
  benefit: '权益',
  booking: '预约',
  coupon: '优惠券',
  look: '穿搭',
  event: '沙龙活动',
};
export const channelNames: Named<typeof sendChannels> = {
  subscription: '微信通知',
  official_account: '公众号',
  email: '邮件',
  sms: '短信',
  care: '店员联系',
  none: '只在消息里',
};
export const sendStateNames: Named<typeof sendStates> = {
  planned: '待发',
  sending: '正在发',
  sent: '已送出',
  unknown: '不确定',
  failed: '没送到',
  skipped: '没有发',
};
export const ownerNames: Named<typeof careOwners> = { guide: '导购', manager: '店长', head_office: '总务' };
export const careStateNames: Named<typeof careStates> = {
  open: '待办',
  done: '已联系',
  missed: '没联系上',
  dropped: '不需要',
};
export const outcomeNames: Named<typeof careOutcomes> = {
  reached: '已联系',
  not_reached: '没联系上',
  later: '明天再说',
  not_needed: '不需要',
};
export const careKindNames: Readonly<Record<string, string>> = {
  welcome: '迎新',
  birthday: '生日',
  message: '通知',
  campaign: '活动',
  benefit: '权益',
  protection: '保级',
  look: '穿搭',
  event: '沙龙活动',
};

/** For a choice that may also be none of them. */
export const choicesOf = (all: string, names: Readonly<Record<string, string>>) => [
  { value: '', label: all },
  ...Object.entries(names).map(([value, label]) => ({ value, label })),
];
