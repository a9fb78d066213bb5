// Tiers as the office keeps them: who is where, reviews, whose tier may drop, and what people decide by hand.
import { z } from 'zod';
import { feeEndpoints } from './admin-fees';
import { endpoint } from './endpoint';
import { code, day, fen, freeText, id, instant, pageAfter } from './fields';
import { decision, maskedMember, reasonGiven } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const askers = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofMember = [...refused, 'MEMBER_UNKNOWN'] as const;

export const reviewKinds = ['quarterly', 'programme', 'manual'] as const;
const reviewStates = ['running', 'stopped', 'done'] as const;
const overrideKinds = ['floor', 'pause'] as const;
const overrideStates = ['asked', 'refused', 'withdrawn', 'in_force', 'ended'] as const;

const tierReviewRow = z.object({
  id,
  kind: z.enum(reviewKinds),
  title: z.string().meta({ description: '2026年10月1日的定期评估' }),
  day: day.meta({ description: 'members are judged as of this day' }),
  state: z.enum(reviewStates),
  members: z.int().meta({ description: 'how many there were when it began' }),
  reviewed: z.int(),
  raised: z.int(),
  kept: z.int().meta({ description: 'left protection' }),
  protected: z.int().meta({ description: 'came under protection' }),
  dropped: z.int(),
  startedAt: instant,
  startedBy: z.string().nullable().meta({ description: 'null: by itself' }),
  stoppedBy: z.string().nullable(),
  finishedAt: instant.nullable(),
});

const overrideRow = maskedMember.extend({
  id,
  kind: z.enum(overrideKinds),
  what: z.string().meta({ description: '定为黄金，到2027年3月31日' }),
  tier: z.string().nullable(),
  until: day,
  reason: z.string(),
  state: z.enum(overrideStates),
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  answer: z.string().nullable(),
  mine: z.boolean().meta({ description: 'I asked for it, so somebody else decides' }),
});

const tierEvent = z.object({
  id,
  day,
  at: instant,
  title: z.string().meta({ description: '升级为黄金会员' }),
  why: z.array(z.string()).meta({ description: 'each a sentence: 累计消费 ¥20,350（满 ¥20,000）' }),
  by: z.string().nullable().meta({ description: 'who decided; null: the system, by the rules' }),
  change: z.enum(['up', 'down', 'same']),
});

const countedPurchase = z.object({
  purchaseId: id.nullable().meta({ description: 'null: came with a member who was merged' }),
  day,
  storeName: z.string(),
  netFen: z.int().meta({ description: 'less what was known to have come back' }),
  items: z.int(),
});

const tierExplanation = z.object({
  day,
  held: z
    .object({
      tierName: z.string(),
      decision: tierEvent.meta({ description: 'the last decision by the end of the day' }),
      sums: z.array(z.object({ window: z.string(), netFen: z.int(), visits: z.int(), items: z.int() })),
      next: z.string().nullable().meta({ description: 'what was missing for the next tier' }),
      keep: z.string().nullable().meta({ description: 'what was missing to keep it' }),
    })
    .nullable()
    .meta({ description: 'as known at the end of the day; null: no member by then' }),
  counted: z.array(countedPurchase),
  fellOut: z.array(countedPurchase).meta({ description: 'left the twelve months since that decision' }),
  next: z.string().nullable(),
});

const reading = {
  tiers: endpoint({
    method: 'GET',
    path: '/admin/tiers',
    summary: 'How many members are in each tier, when the next review is, what waits',
    audience: office,
    answer: z.object({
      storeName: z.string().nullable().meta({ description: 'null for the whole brand' }),
      total: z.int(),
      tiers: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          members: z.int(),
          expected: z.int().nullable().meta({ description: 'how many the shop means to have; of the brand' }),
          keep: z.string().nullable().meta({ description: '保级：近 12 个月消费满 ¥20,000' }),
          proposal: z.string().nullable().meta({ description: '黄金已有 210 人，超过 150 人，建议提高门槛' }),
        }),
      ),
      review: z.object({ words: z.string(), nextOn: day, running: tierReviewRow.nullable() }),
      protected: z.int(),
      waiting: z.int().meta({ description: 'asked for and not decided' }),
    }),
    errors: refused,
  }),
  reviews: endpoint({
    method: 'GET',
    path: '/admin/tier-reviews',
    summary: 'Reviews, the newest first, with how far each is',
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(tierReviewRow), next: z.string().nullable() }),
    errors: refused,
  }),
  protections: endpoint({
    method: 'GET',
    path: '/admin/tier-protections',
    summary: 'Members whose tier drops if nothing happens, the soonest first; those of a store see their own',
    audience: office,
    query: pageAfter(freeText(100)).extend({ store: code.optional() }),
    answer: z.object({
      items: z.array(
        maskedMember.extend({
          tierName: z.string(),
          since: day,
          until: day,
          daysLeft: z.int(),
          missing: z.string().nullable().meta({ description: '再消费 ¥1,240 即可保级' }),
          pausedUntil: day.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  overrides: endpoint({
    method: 'GET',
    path: '/admin/tier-overrides',
    summary: 'Tiers and pauses asked for that wait for a second person, the oldest first',
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(overrideRow), next: z.string().nullable() }),
    errors: refused,
  }),
  memberTier: endpoint({
    method: 'GET',
    path: '/admin/members/:id/tier',
    summary: 'What a member holds: tier, floor, protection, pause, paid level, and what waits',
    audience: office,
    params: z.strictObject({ id }),
    answer: z.object({
      tierName: z.string(),
      earnedName: z.string().meta({ description: 'without the floor' }),
      since: instant,
      floor: z.object({ tierName: z.string(), until: day }).nullable(),
      protection: z.object({ since: day, until: day, missing: z.string().nullable() }).nullable(),
      pausedUntil: day.nullable(),
      paid: z.object({ level: z.int(), name: z.string(), until: day }).nullable(),
      open: z.array(overrideRow).meta({ description: 'asked for or in force' }),
      tiers: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: 'a floor may be one of' }),
      fees: z.array(
        z.object({ level: z.int(), name: z.string(), monthlyFen: fen.nullable(), yearlyFen: fen.nullable() }),
      ),
      today: day,
    }),
    errors: [...ofMember, 'NOT_A_MEMBER'],
  }),
  memberTierHistory: endpoint({
    method: 'GET',
    path: '/admin/members/:id/tier-decisions',
    summary: 'Every decision on the tier of a member, the newest first, with why and by whom',
    audience: office,
    params: z.strictObject({ id }),
    query: pageAfter(id),
    answer: z.object({ items: z.array(tierEvent), next: z.string().nullable() }),
    errors: ofMember,
  }),
  memberTierOn: endpoint({
    method: 'GET',
    path: '/admin/members/:id/tier-explanation',
    summary: 'Which tier a member held on a day and why, as known at the end of that day',
    audience: office,
    params: z.strictObject({ id }),
    query: pageAfter(freeText(100)).extend({ day }),
    answer: tierExplanation,
    errors: ofMember,
  }),
} as const;

const overrideAnswer = z.object({ id, state: z.enum(overrideStates) });
const ofOverride = z.strictObject({ id, override: id });

const writing = {
  startReview: endpoint({
    method: 'POST',
    path: '/admin/tier-reviews',
    summary: 'Review all members now; the same id again is the same review',
    audience: headOffice,
    body: z.strictObject({ id }),
    answer: tierReviewRow,
    errors: [...refused, 'REVIEW_RUNNING'],
  }),
  switchReview: endpoint({
    method: 'PUT',
    path: '/admin/tier-reviews/:id/state',
    summary: 'Stop a review, or let it go on where it was',
    audience: headOffice,
    params: z.strictObject({ id }),
    body: z.strictObject({ state: z.enum(['running', 'stopped']) }),
    answer: tierReviewRow,
    errors: [...refused, 'REVIEW_UNKNOWN', 'REVIEW_DONE'],
  }),
  askOverride: endpoint({
    method: 'POST',
    path: '/admin/members/:id/tier-overrides',
    summary: 'Ask for a tier until a day (a floor), or for a pause of reviews; somebody else approves',
    audience: askers,
    params: z.strictObject({ id }),
    body: z.discriminatedUnion('kind', [
      z.strictObject({ id, kind: z.literal('floor'), tier: code, until: day, reason: reasonGiven }),
      z.strictObject({ id, kind: z.literal('pause'), until: day, reason: reasonGiven }),
    ]),
    answer: overrideAnswer,
    errors: [...ofMember, 'NOT_A_MEMBER', 'OVERRIDE_WAITING', 'OPERATION_CONFLICT'],
  }),
  decideOverride: endpoint({
    method: 'POST',
    path: '/admin/members/:id/tier-overrides/:override/decision',
    summary: 'The second person approves, which takes effect at once, or refuses',
    audience: askers,
    params: ofOverride,
    body: decision,
    answer: overrideAnswer,
    errors: [...ofMember, 'OVERRIDE_UNKNOWN', 'SECOND_PERSON', 'ALREADY_DECIDED', 'NOT_A_MEMBER'],
  }),
  withdrawOverride: endpoint({
    method: 'POST',
    path: '/admin/members/:id/tier-overrides/:override/end',
    summary: 'Take back what was asked for, or end what is in force before its day',
    audience: askers,
    params: ofOverride,
    body: z.strictObject({ reason: reasonGiven }),
    answer: overrideAnswer,
    errors: [...ofMember, 'OVERRIDE_UNKNOWN', 'ALREADY_DECIDED'],
  }),
} as const;

export const adminTierEndpoints = { ...reading, ...writing, ...feeEndpoints } as const;
