// What members read in their inbox, in the words of a good shop person. Source: design.md, Copy.
import type { BusinessDay, Points } from '@guike/kernel';
import {
  type MetCondition,
  type Programme,
  conditionsInWords,
  count,
  dayInWords,
  earningInWords,
  tenderInWords,
} from '@guike/programme';

export const messageKinds = [
  'joined',
  'purchase',
  'refund',
  'tier',
  'redemption',
  'adjustment',
  'claim',
  'expiring',
  'membership',
  'profile',
  'birthday',
  'campaign',
  'benefit',
  'booking',
  'coupon',
  'event',
  'look',
] as const;
/** What a message is about: members switch channels by it. */
export type MessageKind = (typeof messageKinds)[number];

export interface Message {
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
}

/** What opens with a new tier, from today. */
function openedBenefits(pick: number | 'all'): string {
  if (pick === 'all') return '全部权益都为您开放，即日起生效。';
  return pick === 0 ? '新等级即日起生效。' : `${pick} 项权益由您任选，即日起生效。`;
}

/** What points are earned for and worth. */
export function joinedMessage(points: Pick<Programme['points'], 'unitFen' | 'pointsPerUnit' | 'tender'>): Message {
  const worth = tenderInWords(points);
  return {
    kind: 'joined',
    title: '欢迎您成为会员',
    body: `${earningInWords(points)}${worth === null ? '' : `，${worth}`}。付款时请出示会员码。`,
  };
}

/** Null for a purchase that earned nothing: there is nothing to tell. Days are business days. */
export function purchaseMessage(purchase: {
  readonly points: Points;
  readonly paidOn: BusinessDay;
  readonly availableOn: BusinessDay;
  readonly today: BusinessDay;
}): Message | null {
  const { points, paidOn, availableOn, today } = purchase;
  if (points <= 0) return null;
  const usable = availableOn <= today ? '现在就可以使用' : `${dayInWords(availableOn, today)}起可用`;
  return {
    kind: 'purchase',
    title: `${count(points)} 积分已记入`,
    body: `${dayInWords(paidOn, today)}的消费为您记入 ${count(points)} 积分，${usable}。`,
  };
}

/** `points`: how many were taken back. Null when none were. */
export function refundMessage({ points }: { readonly points: Points }): Message | null {
  if (points <= 0) return null;
  return {
    kind: 'refund',
    title: `${count(points)} 积分已退回`,
    body: `退货已办妥，这笔消费记入的 ${count(points)} 积分随之退回。`,
  };
}

/** What the new tier means and why it came. `pick`: how many benefits the member may choose. */
export function upgradeMessage(upgrade: {
  readonly tierName: string;
  readonly pick: number | 'all';
  readonly because: readonly MetCondition[];
}): Message {
  const reasons = conditionsInWords(upgrade.because);
  return {
    kind: 'tier',
    title: `您已升级为${upgrade.tierName}会员`,
    body: `${reasons === null ? '' : `${reasons}。`}${openedBenefits(upgrade.pick)}`,
  };
}

interface RedemptionTold {
  readonly name: string;
  readonly points: Points;
  /** The last day on which the store hands it out. */
  readonly expiresOn: BusinessDay;
  readonly today: BusinessDay;
}

/** What was redeemed, for how much, and until when to fetch it. */
export function redeemedMessage({ name, points, expiresOn, today }: RedemptionTold): Message {
  return {
    kind: 'redemption',
    title: `已兑换${quoted(name)}`,
    body: `用去 ${count(points)} 积分。请在${dayInWords(expiresOn, today)}前（含当日）到店出示兑换码领取。`,
  };
}

/** Nobody fetched it, and the points are back. */
export function lapsedMessage({ name, points, expiresOn, today }: RedemptionTold): Message {
  return {
    kind: 'redemption',
    title: `${count(points)} 积分已退回`,
    body: `您兑换的${quoted(name)}在${dayInWords(expiresOn, today)}前没有领取，${count(points)} 积分已退回。`,
  };
}

const quoted = (name: string): string => `「${name}」`;
