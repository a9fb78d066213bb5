// 活动: what a member or a guest sees of events, and how a member answers, changes, confirms and shows the ticket.
import { z } from 'zod';
import { endpoint } from './endpoint';
import {
  answerStates,
  attendances,
  companion,
  companionWish,
  drawPublished,
  eventPlace,
  eventStates,
  guestLines,
} from './event-terms';
import { id, instant, pageAfter } from './fields';
import { inviteCode } from './referrals';

const member = { kind: 'member' } as const;
const anybody = { kind: 'public' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

/** Why a member may not answer now; the code that trying would be refused with. */
export const eventObstacles = [
  'EVENT_MEMBERS_ONLY',
  'ACCOUNT_FROZEN',
  'EVENT_NOT_FOR_YOU',
  'EVENT_CLOSED',
  'POINTS_INSUFFICIENT',
] as const;

const link = z.string().meta({ description: 'path under the API, signed; good for a day at least' });
const ofEvent = z.strictObject({ id });

const card = z.object({
  id,
  shortId: z.string().meta({ description: '22 characters: the scene of its code, and `id` of its page' }),
  state: z.enum(eventStates),
  title: z.string(),
  cover: z.string().nullable().meta({ description: 'key of a picture under /pictures' }),
  placeName: z.string(),
  startsAt: instant,
  endsAt: instant,
  when: z.string().meta({ description: '11月28日 周六 14:30–17:00' }),
  replyBy: instant,
  replyWords: z.string().meta({ description: '11月26日 20:00 前回复' }),
  seats: z.int(),
  left: z.int().meta({ description: 'seats that can be had now; 0 while others wait' }),
  waiting: z.int().meta({ description: 'parties on the waiting list' }),
  priceWords: z.string().meta({ description: '免费 · 每位 500 积分 · 每位 ¥88，到店付' }),
  invited: z.boolean().meta({ description: 'I was invited by name' }),
  answer: z.enum(answerStates).nullable().meta({ description: 'mine' }),
  attendance: z.enum(attendances).nullable(),
  mayRate: z.boolean().meta({ description: 'I was there, have not said how it was, and still may' }),
  sentence: z.string().meta({ description: '还有 6 席 · 已满，可候补 · 已为您留 2 席 · 活动已取消' }),
});

const mine = z.object({
  state: z.enum(answerStates),
  attendance: z.enum(attendances).nullable(),
  party: z.int().meta({ description: 'persons, oneself included' }),
  companions: z.array(companion),
  place: z.int().nullable().meta({ description: 'in the waiting list, 1 is next; null: not waiting' }),
  confirmBy: instant.nullable().meta({ description: 'until when an offered seat is kept' }),
  points: z.int().meta({ description: 'points paid and not returned' }),
  feeFen: z.int().meta({ description: 'to be paid in the store; 0: nothing' }),
  feePaid: z.boolean(),
  number: z.int().nullable().meta({ description: 'mine in the draw' }),
  answeredAt: instant,
  sentence: z.string().meta({ description: '已为您留 2 席，请在 18:20 前确认' }),
});

const page = card.extend({
  about: z.string(),
  place: eventPlace,
  storeName: z.string().nullable(),
  hostName: z.string().nullable(),
  forWhom: z.string().meta({ description: '黄金、铂金会员' }),
  companions: z.int(),
  children: z.object({ allowed: z.boolean(), note: z.string() }),
  price: z.object({ kind: z.enum(['none', 'points', 'fee']), points: z.int(), fen: z.int() }).meta({
    description: 'a person',
  }),
  agenda: z.array(z.object({ time: z.string(), words: z.string() })),
  games: z.array(z.object({ name: z.string(), rules: z.string() })),
  draw: drawPublished.nullable(),
  guests: z.array(z.object({ line: z.enum(guestLines), words: z.string() })),
  confirmMinutes: z.int(),
  waitingWords: z.string().meta({ description: 'how the waiting list works, in a sentence' }),
  cancelledBecause: z.string().nullable(),
  shareable: z.boolean().meta({ description: 'everybody may see it' }),
  calendar: link.meta({ description: 'the calendar file' }),
  poster: link.nullable().meta({ description: 'picture with the code, 750 wide; null where it must not be shared' }),
});

const memberPage = page.extend({
  words: z
    .object({ from: z.string(), text: z.string() })
    .nullable()
    .meta({ description: 'what my guide wrote with the invitation' }),
  mine: mine.nullable(),
  can: z.object({
    accept: z.boolean(),
    wait: z.boolean().meta({ description: 'accepting now means waiting' }),
    decline: z.boolean(),
    change: z.boolean().meta({ description: 'companions' }),
    cancel: z.boolean(),
    confirm: z.boolean(),
  }),
  obstacle: z.enum(eventObstacles).nullable(),
  obstacleWords: z.string().nullable().meta({ description: '还差 120 积分' }),
  returns: z.string().nullable().meta({ description: 'what cancelling gives back: 取消后退回 500 积分' }),
});

const ticket = z.object({
  eventId: id,
  title: z.string(),
  when: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: eventPlace,
  code: z
    .string()
    .regex(/^\d{12}$/)
    .meta({ description: 'as digits and as QR; one for the whole party' }),
  party: z.int(),
  companions: z.array(z.string()),
  arrived: z.int(),
  number: z.int().meta({ description: 'in the draw' }),
  feeFen: z.int(),
  feePaid: z.boolean(),
  guests: z.array(z.object({ line: z.enum(guestLines), words: z.string() })),
  sentence: z.string(),
});

const request = id.meta({ description: "the phone's own id of this request; the same again is the same" });
const companions = z.array(companionWish).max(4);
const signed = z.strictObject({
  until: z.coerce.number().int().min(0).meta({ description: 'seconds since 1970: good until then' }),
  sign: z.string().regex(/^[0-9a-f]{64}$/),
});
const answering = [
  ...refused,
  ...eventObstacles,
  'EVENT_UNKNOWN',
  'EVENT_CHANGED',
  'EVENT_PARTY',
  'EVENT_CHILD',
  'EVENT_ANSWERED',
  'OPERATION_CONFLICT',
  'REQUEST_IN_FLIGHT',
  'REQUEST_KEY_REUSED',
  'RATE_LIMITED',
] as const;

const reading = {
  publicEvents: endpoint({
    method: 'GET',
    path: '/events',
    summary: 'Events to come that everybody may see, the next first',
    audience: anybody,
    query: pageAfter(id),
    answer: z.object({ items: z.array(card), next: z.string().nullable() }),
    errors: ['INPUT_INVALID'],
  }),
  publicEvent: endpoint({
    method: 'GET',
    path: '/events/:id',
    summary: 'One event that everybody may see',
    audience: anybody,
    params: ofEvent,
    answer: page,
    errors: ['INPUT_INVALID', 'EVENT_UNKNOWN'],
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/events/:id/calendar.ics',
    summary: 'The calendar file of an event, by a link',
    audience: anybody,
    params: ofEvent,
    query: signed,
    download: 'text/calendar',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
  poster: endpoint({
    method: 'GET',
    path: '/events/:id/poster.jpg',
    summary: 'The picture of an event with its mini-program code, by a link',
    audience: anybody,
    params: ofEvent,
    query: signed.extend({
      i: inviteCode.optional().meta({ description: 'the invite code of who shows it, which its code then carries' }),
    }),
    download: 'image/jpeg',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND', 'WECHAT_BUSY', 'WECHAT_OFF', 'RATE_LIMITED'],
  }),
  events: endpoint({
    method: 'GET',
    path: '/member/events',
    summary: 'Events for me: to come (the next first), mine (answered or invited, not over), past (the last first)',
    audience: member,
    query: pageAfter(id).extend({ which: z.enum(['coming', 'mine', 'past']).default('coming') }),
    answer: z.object({ items: z.array(card), next: z.string().nullable() }),
    errors: refused,
  }),
  event: endpoint({
    method: 'GET',
    path: '/member/events/:id',
    summary: 'One event with my invitation and my answer; reading it marks the invitation as seen',
    audience: member,
    params: ofEvent,
    answer: memberPage,
    errors: [...refused, 'EVENT_UNKNOWN'],
  }),
  ticket: endpoint({
    method: 'GET',
    path: '/member/events/:id/ticket',
    summary: 'My ticket: one code for my party',
    audience: member,
    params: ofEvent,
    answer: ticket,
    errors: [...refused, 'EVENT_UNKNOWN', 'EVENT_NO_SEAT'],
  }),
} as const;

const answers = {
  accept: endpoint({
    method: 'POST',
    path: '/member/events/:id/accept',
    summary: 'I come, with these; where the seats do not do, I wait in order',
    audience: member,
    params: ofEvent,
    body: z.strictObject({
      id: request,
      companions: companions.default([]),
      points: z.int().min(0).optional().meta({ description: 'the price that was shown, for all; another is refused' }),
    }),
    answer: memberPage,
    errors: answering,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/member/events/:id/confirm',
    summary: 'I take the seat that was offered to me from the waiting list',
    audience: member,
    params: ofEvent,
    body: z.strictObject({ id: request }),
    answer: memberPage,
    errors: [...answering, 'EVENT_OFFER_OVER'],
  }),
  decline: endpoint({
    method: 'POST',
    path: '/member/events/:id/decline',
    summary: 'I do not come; said twice, it is said once',
    audience: member,
    params: ofEvent,
    body: z.strictObject({ id: request }),
    answer: memberPage,
    errors: answering,
  }),
  changeParty: endpoint({
    method: 'PUT',
    path: '/member/events/:id/party',
    summary:
      'Others come with me; more persons need free seats, and a waiting party keeps its place only if it shrinks',
    audience: member,
    params: ofEvent,
    body: z.strictObject({ id: request, companions, points: z.int().min(0).optional() }),
    answer: memberPage,
    errors: [...answering, 'EVENT_FULL', 'EVENT_NO_SEAT'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/member/events/:id/cancel',
    summary: 'I give my seats back, or leave the waiting list; points go back to their lots',
    audience: member,
    params: ofEvent,
    body: z.strictObject({ id: request }),
    answer: memberPage,
    errors: [...answering, 'EVENT_NO_SEAT'],
  }),
} as const;

export const eventEndpoints = { ...reading, ...answers } as const;
