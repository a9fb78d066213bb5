// 集赞审核: a screenshot of a post in Moments, shown by a member, checked by the store. A switch of the programme, off at first.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';
import { maskedMember, reasonGiven } from './office-fields';
import { largestPicture } from './pictures';

const member = { kind: 'member' } as const;
const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const judges = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID'] as const;
const refusedStaff = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** `second`: one person has approved so many likes that another has to look too. */
export const lookClaimStates = ['waiting', 'second', 'approved', 'refused'] as const;

const MOST_LIKES = 10_000;
const likes = z.coerce.number().int('点赞数应为整数').min(1, '点赞数至少为 1').max(MOST_LIKES);

const post = {
  lookId: id.nullable().meta({ description: 'the post shows this look' }),
  activity: z.string().nullable().meta({ description: 'or it is about this activity of a store' }),
};

const claim = z.object({
  id,
  ...post,
  title: z.string().meta({ description: '「雾蓝的一天」 · 冬季试衣会' }),
  storeName: z.string(),
  likes: z.int().meta({ description: 'as the member counted; once decided, as the store counted' }),
  state: z.enum(lookClaimStates),
  points: z.int().nullable().meta({ description: 'what it gave, once approved' }),
  filedAt: instant,
  sentence: z.string().meta({ description: '门店核对为 18 个赞，已记 18 分 · 未通过：看不清点赞数' }),
});

export const lookClaimEndpoints = {
  claims: endpoint({
    method: 'GET',
    path: '/member/look-claims',
    summary: 'My claims, the newest first, with what may be claimed now',
    audience: member,
    query: pageAfter(id),
    answer: z.object({
      rules: z
        .object({
          left: z.int().min(0).meta({ description: 'how many more this month' }),
          most: z.int().meta({ description: 'points at most for one' }),
          sentence: z.string(),
        })
        .nullable()
        .meta({ description: 'null where nothing may be claimed' }),
      closed: z.string().nullable().meta({ description: 'why not, for people: 门店没有开放晒图审核' }),
      looks: z
        .array(z.object({ id, caption: z.string(), picture: z.string() }))
        .meta({ description: 'my published looks that are not claimed yet' }),
      stores: z.array(z.object({ code, name: z.string() })).meta({ description: 'for an activity: whose' }),
      claims: z.array(claim),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN', 'PROGRAMME_MISSING'],
  }),
  file: endpoint({
    method: 'PUT',
    path: '/member/look-claims/:id',
    summary: 'Show a screenshot of a post, JPEG, PNG or WebP as the body; the same id again is the same claim',
    audience: member,
    params: z.strictObject({ id: id.meta({ description: "the phone's own id of this claim" }) }),
    query: z
      .strictObject({
        likes,
        look: id.optional().meta({ description: 'a look of mine' }),
        activity: freeText(40).min(2).optional().meta({ description: 'or what the activity is called' }),
        store: code.optional().meta({ description: 'with `activity`: whose it is' }),
      })
      .refine(({ look, activity, store }) => (look === undefined) !== (activity === undefined && store === undefined), {
        message: '请选一套穿搭，或写明门店的活动',
        path: ['look'],
      })
      .refine(({ activity, store }) => (activity === undefined) === (store === undefined), {
        message: '请选择活动所在的门店',
        path: ['store'],
      }),
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: claim,
    errors: [
      ...refused,
      'MEMBER_UNKNOWN',
      'NOT_A_MEMBER',
      'ACCOUNT_FROZEN',
      'LOOK_UNKNOWN',
      'STORE_UNKNOWN',
      'PICTURE_INVALID',
      'PICTURE_TOO_LARGE',
      'LOOK_CLAIMS_OFF',
      'LOOK_CLAIM_LIMIT',
      'LOOK_CLAIM_EXISTS',
      'LOOK_CLAIM_PICTURE_USED',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
      'PROGRAMME_MISSING',
    ],
  }),
} as const;

const claimRow = maskedMember.extend({
  id,
  ...post,
  title: z.string(),
  storeName: z.string(),
  claimedLikes: z.int().meta({ description: 'as the member counted' }),
  likes: z.int().nullable().meta({ description: 'as the store counted; null while nobody has' }),
  points: z
    .int()
    .meta({ description: 'what so many likes give, before the limit of the month; once approved, what it gave' }),
  state: z.enum(lookClaimStates),
  filedAt: instant,
  hasPicture: z.boolean().meta({ description: 'deleted thirty days after the decision' }),
  similar: z
    .array(maskedMember.extend({ id, state: z.enum(lookClaimStates), filedOn: day, sameMember: z.boolean() }))
    .meta({ description: 'claims whose pictures look alike; closer ones are refused at once' }),
  decidedBy: z.string().nullable().meta({ description: '新天地店 · 周敏，总务 · 何敏' }),
  decidedAt: instant.nullable(),
  refusal: z.string().nullable(),
  mayDecide: z.boolean().meta({ description: 'false: I was the first of the two' }),
});

const ofClaim = z.strictObject({ memberId: id, claim: id });

export const adminLookClaimEndpoints = {
  lookClaims: endpoint({
    method: 'GET',
    path: '/admin/look-claims',
    summary: 'Claims by screenshot: open ones the oldest first, all the newest first; those of a store see its own',
    audience: office,
    query: pageAfter(id).extend({ open: z.enum(['true', 'false']).optional() }),
    answer: z.object({
      secondAbove: z.int().meta({ description: 'above so many likes a second person has to look' }),
      items: z.array(claimRow),
      next: z.string().nullable(),
    }),
    errors: refusedStaff,
  }),
  lookClaimPicture: endpoint({
    method: 'GET',
    path: '/admin/look-claims/:memberId/:claim/picture',
    summary: 'The screenshot; the reading is logged',
    audience: office,
    params: ofClaim,
    download: 'image/webp',
    answer: z.unknown(),
    errors: [...refusedStaff, 'LOOK_CLAIM_UNKNOWN', 'NOT_FOUND'],
  }),
  decideLookClaim: endpoint({
    method: 'POST',
    path: '/admin/look-claims/:memberId/:claim/decision',
    summary: 'Approve with the likes that are really there, or refuse; above a number another person has to look too',
    audience: judges,
    params: ofClaim,
    body: z.discriminatedUnion('approve', [
      z.strictObject({ approve: z.literal(true), likes: z.int().min(1).max(MOST_LIKES) }),
      z.strictObject({ approve: z.literal(false), reason: reasonGiven }),
    ]),
    answer: z.object({ id, state: z.enum(lookClaimStates), points: z.int().nullable() }),
    errors: [
      ...refusedStaff,
      'LOOK_CLAIM_UNKNOWN',
      'LOOK_CLAIMS_OFF',
      'SECOND_PERSON',
      'ALREADY_DECIDED',
      'NOT_A_MEMBER',
      'ACCOUNT_FROZEN',
      'PROGRAMME_MISSING',
    ],
  }),
} as const;
