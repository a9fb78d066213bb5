// 接待: what a guide needs while a member stands before them: who it is, what a redemption is, what was done today.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, fen, id, instant, pageAfter, personName, phone } from './fields';
import { redemptionStates, verifying } from './rewards';
import { cardCode } from './till-fields';

const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'RATE_LIMITED'] as const;

/** What a talking point is about; what there is to hand out comes first. */
const talkingPoints = ['frozen', 'not_a_member', 'redemption', 'new_member', 'expiring', 'next_tier'] as const;
/** What a guide does that is listed. */
const deskDeeds = [
  'found_by_card',
  'found_by_two_facts',
  'redemption_verified',
  'benefit_delivered',
  'family_served',
  'companion_served',
] as const;

const glance = z.object({
  memberId: id,
  state: z.enum(memberStates),
  name: z.string().nullable().meta({ description: 'in full: one greets people by their name' }),
  phoneMasked: z.string().nullable(),
  tier: z.object({ code: z.string(), name: z.string() }).nullable(),
  joinedOn: day.nullable(),
  lastVisit: z.object({ on: day, storeName: z.string() }).nullable(),
  points: z.object({ available: z.int(), pending: z.int(), worthFen: fen }),
  openRedemptions: z.int().meta({ description: 'redeemed and still to be handed out' }),
  mayRedeem: z.boolean().meta({ description: 'false when found by two facts instead of the card' }),
  say: z
    .array(z.object({ about: z.enum(talkingPoints), sentence: z.string() }))
    .meta({ description: 'what to say today, the most pressing first: 再消费 ¥1,240，升级黄金' }),
});

export const staffDeskEndpoints = {
  findMember: endpoint({
    method: 'POST',
    path: '/staff/members/find',
    summary: 'Who stands before me, by the card code or by name and phone together; the reading is logged',
    audience: served,
    body: z.union([z.strictObject({ card: cardCode }), z.strictObject({ phone, name: personName })]),
    answer: glance,
    errors: [...refused, 'MEMBER_UNKNOWN', 'CARD_INVALID', 'CARD_EXPIRED'],
  }),
  findRedemption: endpoint({
    method: 'POST',
    path: '/staff/redemptions/find',
    summary: 'What a redemption code stands for, before anything is handed out; the reading is logged',
    audience: served,
    body: verifying,
    answer: z.object({
      redemptionId: id,
      name: z.string().meta({ description: 'what to hand out' }),
      points: z.int(),
      valueFen: fen,
      state: z.enum(redemptionStates),
      redeemedOn: day,
      expiresOn: day.meta({ description: 'the last day on which the store hands it out' }),
      verifiedAt: instant.nullable(),
      verifiedBy: z.string().nullable().meta({ description: 'who handed it out: 一店 · 周敏' }),
      nameMasked: z.string().nullable(),
      frozen: z.boolean().meta({ description: 'the card is frozen: nothing may be handed out now' }),
    }),
    errors: [...refused, 'REDEMPTION_UNKNOWN'],
  }),
  today: endpoint({
    method: 'GET',
    path: '/staff/today',
    summary: 'What I did today: members looked at, redemptions and benefits handed out, also to family, newest first',
    audience: served,
    query: pageAfter(id),
    answer: z.object({
      businessDay: day,
      deeds: z.array(
        z.object({
          id,
          at: instant,
          what: z.enum(deskDeeds),
          nameMasked: z.string().nullable(),
          rewardName: z.string().nullable().meta({ description: 'what was handed out, or the discount: 8.8 折' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'],
  }),
} as const;
