// 今天可以给: what the member before me may have now, handing it over, and what the store has promised and not delivered.
import { benefitDeliveries } from '@guike/kernel';
import { z } from 'zod';
import { benefitUseStates } from './benefits';
import { endpoint } from './endpoint';
import { code, day, id, instant, pageAfter, shortText } from './fields';

const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const deskUse = z.object({
  memberId: id,
  id,
  code,
  name: z.string(),
  delivery: z.enum(benefitDeliveries),
  state: z.enum(benefitUseStates),
  dueOn: day,
  deliveredAt: instant.nullable(),
  sentence: z.string().meta({ description: '今天要备 · 会员说没收到' }),
});

const offer = z.object({
  code,
  name: z.string(),
  delivery: z.enum(benefitDeliveries),
  terms: z.array(z.string()).meta({ description: '本月还可用 1 次' }),
});

const benefitsNow = z.object({
  rests: z.string().nullable(),
  waiting: z.array(deskUse).meta({ description: 'asked for or booked for today or before: hand these over first' }),
  give: z.array(offer).meta({ description: 'may be handed over now with one tap' }),
  mention: z.array(offer).meta({ description: 'theirs, with nothing to hand over: priority, events, services' }),
  discounts: z.array(z.string()).meta({ description: 'what comes off today: 消费 9.5 折' }),
  lent: z
    .array(z.object({ memberId: id, id, code, name: z.string(), item: z.string(), dueOn: day, overdueDays: z.int() }))
    .meta({ description: 'what the member has borrowed and not brought back, of any store' }),
  shares: z.boolean().meta({ description: 'the tier shares with family, or with one companion' }),
});

const owedUse = deskUse.extend({
  nameMasked: z.string().nullable(),
  storeName: z.string().nullable(),
  disputed: z.boolean().meta({ description: 'handed over as the store says, not received as the member says' }),
  overdueDays: z.int(),
});

/** Day and id of the last use that was seen. */
const useCursor = z
  .string()
  .max(60)
  .refine(
    (text) => day.safeParse(text.slice(0, 10)).success && text[10] === '_' && id.safeParse(text.slice(11)).success,
  );

const moving = ['BENEFIT_USE_UNKNOWN', 'BENEFIT_USE_STATE'] as const;

export const staffBenefitEndpoints = {
  now: endpoint({
    method: 'GET',
    path: '/staff/members/:memberId/benefits',
    summary: 'What the member whom I looked up today may have now',
    audience: served,
    params: z.object({ memberId: id }),
    answer: benefitsNow,
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
  deliver: endpoint({
    method: 'POST',
    path: '/staff/benefit-deliveries',
    summary: 'I handed a benefit over: one that was asked for, or one on the spot; the same id again is the same',
    audience: served,
    body: z.strictObject({
      memberId: id,
      id: id.meta({ description: 'of the use that was asked for, or a new one' }),
      code,
    }),
    answer: deskUse.extend({ duplicate: z.boolean() }),
    errors: [
      ...refused,
      'MEMBER_UNKNOWN',
      'BENEFIT_UNKNOWN',
      'BENEFIT_RESTS',
      'BENEFIT_QUOTA',
      'BENEFIT_STORE',
      'BENEFIT_NOT_ASKED',
      'BENEFIT_USE_STATE',
      'OPERATION_CONFLICT',
    ],
  }),
  prepare: endpoint({
    method: 'POST',
    path: '/staff/benefit-uses/:memberId/:id/prepare',
    summary: 'It is ready for the member',
    audience: served,
    params: z.object({ memberId: id, id }),
    answer: deskUse,
    errors: [...refused, ...moving],
  }),
  miss: endpoint({
    method: 'POST',
    path: '/staff/benefit-uses/:memberId/:id/miss',
    summary: 'It was not handed over and will not be, and why; what the store missed costs the member nothing',
    audience: { kind: 'staff', roles: ['manager', 'head_office'] },
    params: z.object({ memberId: id, id }),
    body: z.strictObject({ missedBy: z.enum(['store', 'member']), reason: shortText }),
    answer: deskUse,
    errors: [...refused, ...moving],
  }),
  undelivered: endpoint({
    method: 'GET',
    path: '/staff/benefit-debts',
    summary: 'What my store has promised and not handed over by its day, or has to have ready; the longest first',
    audience: { kind: 'staff', roles: ['guide', 'manager', 'head_office', 'auditor'] },
    query: pageAfter(useCursor).extend({
      which: z.enum(['overdue', 'open']).default('overdue').meta({
        description: 'open: everything that was asked for to have ready by today; bookings have their own list',
      }),
      store: code.optional().meta({ description: 'only this store; head office and auditors may name any' }),
    }),
    answer: z.object({ uses: z.array(owedUse), next: z.string().nullable() }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
} as const;
