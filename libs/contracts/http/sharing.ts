// Rights shared with family, and offers of partner merchants: what a member keeps of them, and what the counters do.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id, instant, personName } from './fields';

const member = { kind: 'member' } as const;
const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;
const refusedStaff = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

export const relations = ['spouse', 'child', 'parent', 'other'] as const;
const familyUseKinds = ['benefit', 'discount', 'companion'] as const;

/** As printed or typed: letters in any case, spaces anywhere. */
const familyCode = z
  .string()
  .max(24)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[2-9CDFGHJKMNPQRTVWXY]{10}$/, '邀请码是 10 位字母和数字'))
  .meta({ description: 'of an invitation to share, 10 characters', example: 'CD23FG45HJ' });

const invitation = z.object({
  id,
  code: z.string().meta({ description: 'for the one who is invited, and nobody else' }),
  relation: z.enum(relations),
  until: day.meta({ description: 'the last day on which it can be answered' }),
});

const shared = z.object({
  id,
  owner: z.string().nullable().meta({ description: 'whose rights, their name in part' }),
  relation: z.enum(relations).meta({ description: 'who the owner says I am to them' }),
  sentence: z.string(),
});

const family = z.object({
  sharing: z.boolean().meta({ description: 'whether the tier shares with family' }),
  familyDiscount: z.string().nullable().meta({ description: 'what comes off what family buys: 9.5 折' }),
  companionDiscount: z.string().nullable().meta({ description: 'and what one companion buys' }),
  most: z.int().meta({ description: 'how many may be named' }),
  sentence: z.string(),
  consent: z.string().meta({ description: 'what the member says yes to for whom they name' }),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      relation: z.enum(relations),
      member: z.boolean().meta({ description: 'a member who accepted; their name is told in part' }),
    }),
  ),
  invitations: z.array(invitation).meta({ description: 'not answered yet' }),
  shared: z.array(shared).meta({ description: 'what others share with me' }),
});

const invited = z.object({
  owner: z.string().nullable().meta({ description: 'who invites, their name in part' }),
  relation: z.enum(relations),
  until: day,
  standing: z.enum(['open', 'own', 'accepted', 'over']),
  sentence: z.string(),
  consent: z.string().meta({ description: 'what accepting says yes to' }),
});
const ofCode = z.strictObject({ code: familyCode });

/** What a guest who stands here may have by somebody else's right. */
const sharedHere = z.object({
  memberId: id.meta({ description: 'whose right and whose quota it is' }),
  familyId: id,
  owner: z.string().nullable(),
  discount: z.string().nullable(),
  offers: z.array(z.object({ code: z.string(), name: z.string(), terms: z.array(z.string()) })),
});

export const familyEndpoints = {
  family: endpoint({
    method: 'GET',
    path: '/member/family',
    summary: 'Whom I have named to use my benefits, and what my tier shares',
    audience: member,
    answer: family,
    errors: refused,
  }),
  addFamily: endpoint({
    method: 'POST',
    path: '/member/family',
    summary: 'Name somebody who may use my benefits; the same id again is the same person',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this person" }),
      name: personName,
      relation: z.enum(relations),
      consent: z.literal(true).meta({ description: 'they know and agree' }),
    }),
    answer: family,
    errors: [...refused, 'FAMILY_OFF', 'FAMILY_FULL'],
  }),
  removeFamily: endpoint({
    method: 'POST',
    path: '/member/family/:id/remove',
    summary: 'Take somebody off; a name is forgotten, a member is told',
    audience: member,
    params: z.strictObject({ id }),
    answer: family,
    errors: [...refused, 'FAMILY_UNKNOWN'],
  }),
  inviteFamily: endpoint({
    method: 'POST',
    path: '/member/family/invitations',
    summary: 'Invite a member of the family, who accepts on their own phone; the same id again is the same invitation',
    audience: member,
    body: z.strictObject({ id: id.meta({ description: "the phone's own id" }), relation: z.enum(relations) }),
    answer: family,
    errors: [...refused, 'FAMILY_OFF', 'FAMILY_FULL'],
  }),
  withdrawInvitation: endpoint({
    method: 'POST',
    path: '/member/family/invitations/:id/withdraw',
    summary: 'Take an invitation back that nobody has answered',
    audience: member,
    params: z.strictObject({ id }),
    answer: family,
    errors: [...refused, 'FAMILY_INVITATION_UNKNOWN', 'FAMILY_INVITATION_OVER'],
  }),
  familyInvitation: endpoint({
    method: 'GET',
    path: '/member/family/invited/:code',
    summary: 'Who invites me to share their rights, and what accepting means',
    audience: member,
    params: ofCode,
    answer: invited,
    errors: [...refused, 'FAMILY_INVITATION_UNKNOWN', 'RATE_LIMITED'],
  }),
  answerInvitation: endpoint({
    method: 'POST',
    path: '/member/family/invited/:code/answer',
    summary: 'Accept an invitation or decline it; the same answer again is the same',
    audience: member,
    params: ofCode,
    body: z.strictObject({ accept: z.boolean() }),
    answer: invited,
    errors: [
      ...refused,
      'FAMILY_INVITATION_UNKNOWN',
      'FAMILY_INVITATION_OVER',
      'FAMILY_SELF',
      'FAMILY_OFF',
      'FAMILY_FULL',
      'FAMILY_MEMBERS_ONLY',
      'RATE_LIMITED',
    ],
  }),
  leaveFamily: endpoint({
    method: 'POST',
    path: '/member/family/shared/:id/leave',
    summary: 'End what somebody shares with me; they are told',
    audience: member,
    params: z.strictObject({ id }),
    answer: family,
    errors: [...refused, 'FAMILY_UNKNOWN'],
  }),
} as const;

export const staffFamilyEndpoints = {
  memberFamily: endpoint({
    method: 'GET',
    path: '/staff/members/:memberId/family',
    summary: 'Whom the member whom I looked up today shares with, and what others share with them; names in part',
    audience: served,
    params: z.strictObject({ memberId: id }),
    answer: family.omit({ invitations: true, shared: true }).extend({ here: z.array(sharedHere) }),
    errors: refusedStaff,
  }),
  useFamily: endpoint({
    method: 'POST',
    path: '/staff/family-uses',
    summary:
      "Somebody of the family, or one companion, has something by the member's right; the same id again is the same",
    audience: served,
    body: z.strictObject({
      memberId: id.meta({
        description: 'whose right it is; they or the member they share with have been looked up today',
      }),
      id,
      familyId: id.nullable().meta({ description: 'null: a companion' }),
      kind: z.enum(familyUseKinds),
      code: code.nullable().default(null).meta({ description: 'of a benefit: which one' }),
    }),
    answer: z.object({ duplicate: z.boolean(), sentence: z.string().meta({ description: '同行一位好友，8.8 折' }) }),
    errors: [
      ...refusedStaff,
      'FAMILY_OFF',
      'FAMILY_UNKNOWN',
      'ACCOUNT_FROZEN',
      'BENEFIT_UNKNOWN',
      'BENEFIT_RESTS',
      'BENEFIT_STORE',
      'BENEFIT_QUOTA',
      'BENEFIT_NOT_ASKED',
      'OPERATION_CONFLICT',
    ],
  }),
} as const;

const digits = z
  .string()
  .max(20)
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{10}$/, '应为 10 位数字'));

export const partnerEndpoints = {
  partners: endpoint({
    method: 'GET',
    path: '/member/benefits/:code/partners',
    summary: 'Where one of my benefits is good besides our stores',
    audience: member,
    params: z.strictObject({ code }),
    answer: z.object({
      name: z.string(),
      partners: z.array(z.object({ id, name: z.string(), address: z.string(), offer: z.string() })),
      left: z.int().nullable(),
    }),
    errors: [...refused, 'BENEFIT_UNKNOWN', 'BENEFIT_RESTS'],
  }),
  pass: endpoint({
    method: 'POST',
    path: '/member/partner-passes',
    summary: 'A code to show a partner, good for two minutes; a new one ends the one before',
    audience: member,
    body: z.strictObject({ code }),
    answer: z.object({ pass: z.string().meta({ description: '10 digits' }), expiresAt: instant, seconds: z.int() }),
    errors: [...refused, 'BENEFIT_UNKNOWN', 'BENEFIT_RESTS', 'BENEFIT_QUOTA', 'RATE_LIMITED'],
  }),
  verifyPass: endpoint({
    method: 'POST',
    path: '/partner/verify',
    summary: "A partner's counter takes a member's code with its own verify code; what is given is written down",
    audience: { kind: 'public' },
    body: z.strictObject({ pass: digits, code: digits.meta({ description: "the partner's own verify code" }) }),
    answer: z.object({
      partner: z.string(),
      offer: z.string(),
      benefit: z.string(),
      nameMasked: z.string().nullable(),
      usedAt: instant,
    }),
    errors: [
      'INPUT_INVALID',
      'PARTNER_UNKNOWN',
      'PASS_UNKNOWN',
      'BENEFIT_UNKNOWN',
      'BENEFIT_RESTS',
      'BENEFIT_QUOTA',
      'MEMBER_UNKNOWN',
      'RATE_LIMITED',
    ],
  }),
} as const;
