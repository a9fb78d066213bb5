// What a campaign says while it is being written, and what it starts from. Pure.
import type { CampaignContent, CampaignSchedule, CampaignTerms } from '@guike/contracts/http';
import { everybody } from './rule';

export type Terms = CampaignTerms;
export type Coupon = NonNullable<CampaignContent['coupon']>;
export type Care = NonNullable<CampaignContent['care']>;
export type ScheduleKind = CampaignSchedule['kind'];

const HOUR = 10;
/** A local time of the shop as the API takes it. */
export const instantOf = (local: string): string => `${local}:00+08:00`;
export const localOf = (instant: string): string => instant.slice(0, 16);

export const noTerms: Terms = {
  name: '',
  rule: everybody,
  schedule: { kind: 'festival', festivals: [], daysBefore: 0, hour: HOUR },
  content: { title: '', body: '', link: 'none', coupon: null, care: null },
  mostMessages: null,
  mostCouponFen: null,
  holdoutPercent: 10,
  outcomeDays: 14,
  cooldownDays: 7,
};

export const scheduleKinds: Readonly<Record<ScheduleKind, string>> = {
  once: '发一次',
  daily: '每天',
  monthly: '每月一天',
  member_day: '会员日之前',
  festival: '节日和节气',
  event: '会员有动静之后',
};

/** `tomorrow`: the local day that something which is sent once starts from. */
export function freshSchedule(kind: ScheduleKind, tomorrow: string): CampaignSchedule {
  switch (kind) {
    case 'once':
      return { kind, at: instantOf(`${tomorrow}T10:00`) };
    case 'daily':
      return { kind, hour: HOUR };
    case 'monthly':
      return { kind, day: 1, hour: HOUR };
    case 'member_day':
      return { kind, daysBefore: 1, hour: HOUR };
    case 'festival':
      return { kind, festivals: [], daysBefore: 0, hour: HOUR };
    case 'event':
      return { kind, event: 'purchase', afterDays: 3, hour: HOUR };
  }
}

export const freshCoupon: Coupon = {
  name: '',
  kind: 'amount',
  percentOff: null,
  amountFen: 5_000,
  validDays: 30,
  costFen: 5_000,
};
export const freshCare: Care = { title: '', script: '', owner: 'guide', dueDays: 3 };

/** What of a coupon goes with its kind. */
export function couponOfKind(coupon: Coupon, kind: Coupon['kind']): Coupon {
  if (kind === 'percent') return { ...coupon, kind, percentOff: 10, amountFen: null };
  if (kind === 'amount') return { ...coupon, kind, percentOff: null, amountFen: Math.max(coupon.costFen, 100) };
  return { ...coupon, kind, percentOff: null, amountFen: null };
}

export const isSame = (one: Terms, other: Terms): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Of what was wrong when it was sent, that which nobody has touched since. */
export function stillWrong(errors: Readonly<Record<string, string>>, terms: Terms, sent: Terms | null) {
  const isUntouched = (field: string) =>
    sent === null || !(field in terms) || terms[field as keyof Terms] === sent[field as keyof Terms];
  return Object.fromEntries(Object.entries(errors).filter(([field]) => isUntouched(field)));
}
