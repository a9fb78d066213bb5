// 权益 in the office: what the programme offers and how it is used, coupons and what became of them, surprises, partners.
import { benefitDeliveries } from '@guike/kernel';
import { z } from 'zod';
import { couponFace, couponKinds, couponShelves } from './coupons';
import { endpoint } from './endpoint';
import { code, day, fen, freeText, id, instant, pageAfter } from './fields';
import { maskedMember, reasonGiven } from './office-fields';
import { segmentRule } from './segments';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const keeping = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const cursor = freeText(100);

const grantStates = ['running', 'done', 'stopped'] as const;

const couponRow = maskedMember.extend({
  id,
  ...couponFace,
  source: z.string(),
  issuedAt: instant,
  usedAt: instant.nullable(),
  usedIn: z.string().nullable().meta({ description: '一店 · 一号机' }),
  receiptNumber: z.string().nullable(),
  worthFen: fen.nullable(),
  voidReason: z.string().nullable(),
});

const grantGift = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('benefit'),
    code: code.nullable().meta({ description: 'of the programme; null: something of its own, by its name' }),
    name: freeText(20).default(''),
  }),
  z.strictObject({
    kind: z.literal('coupon'),
    name: freeText(20).min(1, '请填写券名'),
    of: z.enum(couponKinds),
    percentOff: z.int().min(1).max(100).nullable(),
    amountFen: fen.min(1).nullable(),
  }),
]);

const grantAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId: id }),
  z.strictObject({ kind: z.literal('segment'), rule: segmentRule }),
]);

const grantRow = z.object({
  id,
  title: z.string(),
  words: z.string(),
  audience: z.string().meta({ description: '一位会员, or the segment in words' }),
  gift: z.string().meta({ description: '总统级接待, or 九折券 · 9 折' }),
  validFrom: day,
  validThrough: day,
  state: z.enum(grantStates),
  expected: z.int(),
  given: z.int(),
  used: z.int(),
  madeBy: z.string().nullable(),
  madeAt: instant,
  endedAt: instant.nullable(),
});

const partnerTerms = {
  name: freeText(30).min(1, '请填写商家名称'),
  address: freeText(60).min(1, '请填写地址'),
  offer: freeText(60).min(1, '请填写礼遇内容'),
  benefitCode: code,
  active: z.boolean(),
};
const partnerRow = z.object({
  id,
  ...partnerTerms,
  benefitName: z.string(),
  version: z.int(),
  uses: z.int().meta({ description: 'this month' }),
});
const partnerCode = z.string().nullable().meta({ description: 'the verify code, shown once; null where it was shown' });

const reading = {
  benefits: endpoint({
    method: 'GET',
    path: '/admin/benefits',
    summary: 'The benefits of the programme with their uses of this month; those of a store see their own',
    audience: office,
    query: z.object({ store: code.optional() }),
    answer: z.object({
      month: z.string().meta({ description: '2026-11' }),
      items: z.array(
        z.object({
          code,
          name: z.string(),
          delivery: z.enum(benefitDeliveries),
          who: z.string().meta({ description: '会员都有 · 金卡固定 · 可选' }),
          asked: z.int(),
          delivered: z.int().meta({ description: 'confirmed ones included' }),
          confirmed: z.int(),
          missed: z.int().meta({ description: 'by the store' }),
          open: z.int().meta({ description: 'promised and still to come' }),
        }),
      ),
      partnerOptions: z.array(z.object({ code, name: z.string() })),
    }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  coupons: endpoint({
    method: 'GET',
    path: '/admin/coupons',
    summary: 'Coupons, the newest first, with what became of them; those of a store see their own members',
    audience: office,
    query: pageAfter(cursor).extend({ shelf: z.enum(couponShelves).optional() }),
    answer: z.object({ items: z.array(couponRow), next: z.string().nullable() }),
    errors: refused,
  }),
  couponTally: endpoint({
    method: 'GET',
    path: '/admin/coupon-tally',
    summary: 'What the coupons of the last twelve months came to, by name',
    audience: office,
    answer: z.object({
      items: z.array(z.object({ name: z.string(), issued: z.int(), used: z.int(), worthFen: z.int(), ended: z.int() })),
    }),
    errors: refused,
  }),
  grants: endpoint({
    method: 'GET',
    path: '/admin/grants',
    summary: 'Surprises that were given, the newest first',
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(grantRow), next: z.string().nullable() }),
    errors: refused,
  }),
  partners: endpoint({
    method: 'GET',
    path: '/admin/partners',
    summary: 'Partner merchants, with how often each was used this month',
    audience: office,
    answer: z.object({ items: z.array(partnerRow) }),
    errors: refused,
  }),
} as const;

const writing = {
  voidCoupon: endpoint({
    method: 'POST',
    path: '/admin/coupons/:memberId/:id/void',
    summary: 'Take an unused coupon back for good, with a reason',
    audience: headOffice,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({ reason: reasonGiven }),
    answer: couponRow,
    errors: [...refused, 'COUPON_UNKNOWN', 'COUPON_USED'],
  }),
  grant: endpoint({
    method: 'POST',
    path: '/admin/grants',
    summary:
      'Give a surprise to a member (managers: to one of their store) or a segment; the same id again is the same',
    audience: keeping,
    body: z.strictObject({
      id,
      audience: grantAudience,
      gift: grantGift,
      title: freeText(20).min(1, '请填写标题'),
      words: freeText(100).min(1, '请填写要对会员说的话'),
      validThrough: day,
    }),
    answer: grantRow,
    errors: [...refused, 'MEMBER_UNKNOWN', 'NOT_A_MEMBER', 'BENEFIT_UNKNOWN', 'OPERATION_CONFLICT'],
  }),
  stopGrant: endpoint({
    method: 'POST',
    path: '/admin/grants/:id/stop',
    summary: 'Give no more of a surprise; who has it keeps it',
    audience: headOffice,
    params: z.strictObject({ id }),
    answer: grantRow,
    errors: [...refused, 'GRANT_UNKNOWN'],
  }),
  addPartner: endpoint({
    method: 'POST',
    path: '/admin/partners',
    summary: 'Add a partner merchant; answers its verify code, once',
    audience: headOffice,
    body: z.strictObject({ id, ...partnerTerms }),
    answer: z.object({ partner: partnerRow, code: partnerCode }),
    errors: [...refused, 'BENEFIT_UNKNOWN', 'OPERATION_CONFLICT'],
  }),
  changePartner: endpoint({
    method: 'PUT',
    path: '/admin/partners/:id',
    summary: 'Change a partner merchant, or end it: its verify code then opens nothing',
    audience: headOffice,
    params: z.strictObject({ id }),
    body: z.strictObject({ version: z.int(), ...partnerTerms }),
    answer: partnerRow,
    errors: [...refused, 'NOT_FOUND', 'BENEFIT_UNKNOWN', 'PARTNER_CHANGED'],
  }),
  renewPartnerCode: endpoint({
    method: 'POST',
    path: '/admin/partners/:id/code',
    summary: 'A new verify code, shown once; the one before ends',
    audience: headOffice,
    params: z.strictObject({ id }),
    body: z.strictObject({ version: z.int() }),
    answer: z.object({ partner: partnerRow, code: partnerCode }),
    errors: [...refused, 'NOT_FOUND', 'PARTNER_CHANGED'],
  }),
} as const;

export const adminBenefitEndpoints = { ...reading, ...writing } as const;
