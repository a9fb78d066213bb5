// 权益: what is mine to use now, mine to pick, booked and used, each with how to get it.
import { benefitDeliveries } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id, instant, pageAfter } from './fields';

const member = { kind: 'member' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

export const benefitUseStates = [
  'asked',
  'booked',
  'prepared',
  'delivered',
  'confirmed',
  'cancelled',
  'missed',
] as const;
/** What the people of the store call the states of a use. */
export const benefitUseStateNames: Readonly<Record<(typeof benefitUseStates)[number], string>> = {
  asked: '等准备',
  booked: '已约',
  prepared: '已备好',
  delivered: '已完成',
  confirmed: '会员已确认',
  cancelled: '已取消',
  missed: '没有来',
};
/** What one can do about it on the phone: show the code, ask the store to prepare it, book, take a coupon. */
const benefitActions = ['show', 'ask', 'book', 'coupon', 'partner', 'none'] as const;
const benefitSources = ['everyone', 'tier', 'pick', 'grant'] as const;

const benefitFace = {
  code,
  name: z.string(),
  delivery: z.enum(benefitDeliveries),
  how: z.string().meta({ description: 'how to get it: 到店出示会员码，导购为您准备' }),
  terms: z.array(z.string()).meta({ description: '每月 1 次 · 可提前 7 天预约 · 限一店' }),
};

export const benefit = z.object({
  ...benefitFace,
  source: z.enum(benefitSources),
  until: day.nullable().meta({ description: 'the last day of it; null: as long as the tier is held' }),
  left: z.int().nullable().meta({ description: 'how often it may still be used in this period; null: without limit' }),
  leftSentence: z.string().nullable().meta({ description: '本月还可用 1 次' }),
  action: z.enum(benefitActions),
  can: z.boolean(),
  sentence: z.string().nullable().meta({ description: 'why not now: 本月已用完，12月1日起可用' }),
});

const benefitUse = z.object({
  id,
  code,
  name: z.string(),
  delivery: z.enum(benefitDeliveries),
  state: z.enum(benefitUseStates),
  storeName: z.string().nullable(),
  askedAt: instant,
  dueOn: day,
  deliveredAt: instant.nullable(),
  deliveredBy: z.string().nullable().meta({ description: 'who handed it over' }),
  confirmedAt: instant.nullable(),
  sentence: z.string().meta({ description: '11月22日 周敏已送上，请确认收到' }),
  canConfirm: z.boolean(),
  canCancel: z.boolean(),
});

const pickOffer = z.object({
  most: z.int().meta({ description: 'how many may be picked' }),
  picked: z.int(),
  sentence: z.string().meta({ description: '还可选 9 项' }),
});

const choices = z.object({
  tierName: z.string(),
  most: z.int(),
  picked: z.array(z.string()).meta({ description: 'codes in force' }),
  resting: z.array(z.string()).meta({ description: 'codes beyond what the tier allows' }),
  mayChange: z.boolean().meta({ description: 'whether one may still be given up for another in this quarter' }),
  nextChangeOn: day.meta({ description: 'the first day of the next quarter' }),
  sentence: z.string().meta({ description: '每季度可换一次，本季度还没换过' }),
  choices: z.array(z.object(benefitFace)),
});

export const benefitEndpoints = {
  mine: endpoint({
    method: 'GET',
    path: '/member/benefits',
    summary: 'My benefits: to use now, to pick, booked',
    audience: member,
    answer: z.object({
      tierName: z.string().nullable().meta({ description: 'null before joining' }),
      tier: z.string().nullable(),
      rests: z.string().nullable().meta({ description: 'why nothing may be used: 会员卡已冻结，请联系门店' }),
      pick: pickOffer.nullable(),
      coming: z.array(benefitUse).meta({ description: 'asked for, booked or handed over and to be confirmed' }),
      surprises: z.array(benefit).meta({ description: 'given to me alone' }),
      mine: z.array(benefit).meta({ description: 'of the tier, fixed or picked: what can be used now first' }),
      everyone: z.array(benefit),
      shares: z.boolean().meta({ description: 'whether there is family to share with, or named before' }),
    }),
    errors: refused,
  }),
  benefit: endpoint({
    method: 'GET',
    path: '/member/benefits/:code',
    summary: 'One of my benefits: how to get it, what is left, where, and how it was used',
    audience: member,
    params: z.object({ code }),
    answer: z.object({
      benefit,
      stores: z.array(z.object({ code, name: z.string(), own: z.boolean() })),
      uses: z.array(benefitUse).meta({ description: 'the latest' }),
    }),
    errors: [...refused, 'BENEFIT_UNKNOWN'],
  }),
  choices: endpoint({
    method: 'GET',
    path: '/member/benefit-picks',
    summary: 'What I may pick from, what I have picked, and when I may change it',
    audience: member,
    answer: choices,
    errors: [...refused, 'PICK_NONE'],
  }),
  pick: endpoint({
    method: 'POST',
    path: '/member/benefit-picks',
    summary: 'Pick benefits: the whole set from now on; the same id again is the same change',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this change" }),
      codes: z.array(code).max(60),
    }),
    answer: choices.extend({ duplicate: z.boolean() }),
    errors: [...refused, 'PICK_NONE', 'PICK_UNKNOWN', 'PICK_TOO_MANY', 'PICK_CHANGED', 'OPERATION_CONFLICT'],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/member/benefit-uses',
    summary: 'Ask a store to prepare a benefit today, or take a coupon; the same id again is the same use',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this use" }),
      code,
      store: code.optional().meta({ description: 'where; a coupon is for no store in particular' }),
    }),
    answer: benefitUse,
    errors: [
      ...refused,
      'STORE_UNKNOWN',
      'BENEFIT_UNKNOWN',
      'BENEFIT_RESTS',
      'BENEFIT_QUOTA',
      'BENEFIT_STORE',
      'BENEFIT_NOT_ASKED',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
  uses: endpoint({
    method: 'GET',
    path: '/member/benefit-uses',
    summary: 'How I used my benefits, the newest first',
    audience: member,
    query: pageAfter(id),
    answer: z.object({ uses: z.array(benefitUse), next: z.string().nullable() }),
    errors: refused,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/member/benefit-uses/:id/confirm',
    summary: 'Say whether I received it; said twice, it is said once',
    audience: member,
    params: z.object({ id }),
    body: z.strictObject({ received: z.boolean() }),
    answer: benefitUse,
    errors: [...refused, 'BENEFIT_USE_UNKNOWN', 'BENEFIT_USE_STATE'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/member/benefit-uses/:id/cancel',
    summary: 'Take back what I asked for; a booking is cancelled as a booking',
    audience: member,
    params: z.object({ id }),
    answer: benefitUse,
    errors: [...refused, 'BENEFIT_USE_UNKNOWN', 'BENEFIT_USE_STATE'],
  }),
} as const;
