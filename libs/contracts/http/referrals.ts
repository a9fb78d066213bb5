// Inviting friends: what a member shares and who came of it, how a friend is met, and what staff share. The points that
// friends bring are told apart, on a page without a share button. Source: product.md, Referral; wechat.md, inducement.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { freeText, id, pageAfter } from './fields';

const member = { kind: 'member' } as const;
const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;

/** Where a friend stands. `checking`: the shop looks at it first; `refused`: it does not count, and `sentence` says so. */
export const friendStates = ['opened', 'joined', 'bought', 'checking', 'refused'] as const;

/** Letters and digits that nobody mistakes for one another (none of 0 1 B I L O S Z), and no vowels that make words. */
export const inviteCode = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[2-9CDFGHJKMNPQRTVWXY]{8}$/, '邀请码应为 8 位'))
  .meta({ description: 'an invite code', example: '7KX2M9QP' });

/** What tells one phone from another where two people share an address: model, system, screen. Kept only as a hash. */
const device = freeText(200)
  .min(1)
  .optional()
  .meta({ description: "the phone's model, system and screen, as one text" });

const sharing = {
  code: z.string().meta({ description: '8 letters and digits' }),
  page: z.string().meta({ description: 'pages/invite/index' }),
  query: z.string().meta({ description: 'i=7KX2M9QP: behind the question mark of a share card' }),
  shareTitle: z.string().meta({ description: 'title of the share card' }),
  poster: z.string().meta({ description: 'path under the API: JPEG, 750 × 1200, with the mini-program code' }),
  card: z.string().meta({ description: 'path under the API: JPEG, 5:4, for the share card' }),
};

const rung = z.object({
  friends: z.int(),
  counted: z.enum(['joined', 'vip']),
  sentence: z.string().meta({ description: '3 位好友成为贵宾' }),
  gives: z.array(z.string()).meta({ description: '升一级' }),
  reached: z.boolean(),
  left: z.int().meta({ description: 'how many friends more; 0: reached' }),
});

export const referralEndpoints = {
  referral: endpoint({
    method: 'GET',
    path: '/member/referral',
    summary: 'My page for inviting friends: code, what a friend finds, the ladder. Nothing about points stands here',
    audience: member,
    query: z.object({ device }),
    answer: z.object({
      on: z
        .boolean()
        .meta({ description: 'whether the programme has it; else codes still work, and nothing comes of it' }),
      ...sharing,
      friendGets: z.array(z.string()).meta({ description: 'what awaits a friend, in sentences; may be empty' }),
      rules: z.array(z.string()).meta({ description: 'how it works, in full' }),
      counts: z.object({ opened: z.int(), joined: z.int(), bought: z.int() }),
      ladder: z.array(rung),
      next: z.string().nullable().meta({ description: '再有 2 位好友入会，升一级; null: no ladder, or at its end' }),
    }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'],
  }),
  link: endpoint({
    method: 'POST',
    path: '/member/referral/link',
    summary: 'A link that opens the invitation from a short message, good for 30 days',
    audience: member,
    answer: z.object({ url: z.string(), days: z.int() }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN', 'WECHAT_OFF', 'WECHAT_BUSY', 'RATE_LIMITED'],
  }),
  friends: endpoint({
    method: 'GET',
    path: '/member/referral/friends',
    summary: 'Friends who came, the latest first: how far each is, never what they spend',
    audience: member,
    query: pageAfter(freeText(100)),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string().meta({ description: '林**, or 一位好友' }),
          state: z.enum(friendStates),
          sentence: z.string().meta({ description: '11月入会, 已到店' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'],
  }),
  earned: endpoint({
    method: 'GET',
    path: '/member/referral/earned',
    summary: 'What friends’ purchases have brought me so far; for a page without a share button',
    audience: member,
    answer: z.object({
      points: z.int().meta({ description: 'net of refunds' }),
      thisMonth: z.int(),
      sentence: z
        .string()
        .nullable()
        .meta({ description: 'how it is reckoned: 好友入会第一年，每次消费记多少积分，您得一半' }),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  invitation: endpoint({
    method: 'GET',
    path: '/invitations/:code',
    summary: 'Who invites, and what awaits a friend; for somebody who is not signed in yet',
    audience: { kind: 'public' },
    params: z.strictObject({ code: inviteCode }),
    answer: z.object({
      from: z.string().nullable().meta({ description: '林**, or of staff 周敏 · 新天地店; null: 一位会员' }),
      title: z.string(),
      friendGets: z.array(z.string()),
      withinDays: z.int().meta({ description: 'how long the phone remembers the code' }),
    }),
    errors: ['INPUT_INVALID', 'INVITE_UNKNOWN'],
  }),
  touch: endpoint({
    method: 'POST',
    path: '/person/referral/touches',
    summary: 'Somebody signed in has come by a code: the first one counts until it lapses. The same again is the same',
    audience: { kind: 'person' },
    body: z.strictObject({ code: inviteCode, device }),
    answer: z.object({
      state: z
        .enum(['opened', 'earlier', 'member', 'own'])
        .meta({ description: 'earlier: another code came first; member: is or was one already; own: their own code' }),
    }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'INVITE_UNKNOWN', 'RATE_LIMITED'],
  }),
  poster: endpoint({
    method: 'GET',
    path: '/invitations/:code/poster.jpg',
    summary: 'The poster of a code, with the mini-program code; without it where WeChat is off',
    audience: { kind: 'public' },
    params: z.strictObject({ code: inviteCode }),
    download: 'image/jpeg',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'INVITE_UNKNOWN', 'WECHAT_BUSY'],
  }),
  card: endpoint({
    method: 'GET',
    path: '/invitations/:code/card.jpg',
    summary: 'The picture of the share card, 5:4',
    audience: { kind: 'public' },
    params: z.strictObject({ code: inviteCode }),
    download: 'image/jpeg',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'INVITE_UNKNOWN'],
  }),
} as const;

export const staffReferralEndpoints = {
  myCode: endpoint({
    method: 'GET',
    path: '/staff/referral',
    summary: 'My own code as one of the staff: who joins by it is written down as won by me; it brings nobody points',
    audience: served,
    answer: z.object({
      ...sharing,
      counts: z.object({ opened: z.int(), joined: z.int(), bought: z.int() }),
    }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN'],
  }),
} as const;
