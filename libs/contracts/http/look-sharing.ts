// What leads others to a look, and to trying it on: the pictures for a friend and for paper, and coming by for the clothes.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';
import { inviteCode } from './referrals';

const everybody = { kind: 'public' } as const;
const member = { kind: 'member' } as const;
const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID'] as const;
const refusedStaff = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** What becomes of a wish to try a look on; only the first two are still to come. */
export const reservationStates = ['asked', 'prepared', 'came', 'absent', 'cancelled'] as const;

const reservation = z.object({
  id,
  lookId: id,
  store: code,
  storeName: z.string(),
  day,
  things: z.string().meta({ description: 'what to have ready: 羊绒大衣 M、真丝衬衫 S' }),
  note: z.string(),
  state: z.enum(reservationStates),
  canCancel: z.boolean(),
  sentence: z.string().meta({ description: '到一店，衣服会先挂好' }),
});

const deskReservation = z.object({
  memberId: id,
  id,
  lookId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  day,
  things: z.string(),
  note: z.string(),
  state: z.enum(reservationStates),
  askedAt: instant,
});

const link = z.string().meta({ description: 'path under the API' });

export const lookSharingEndpoints = {
  sharing: endpoint({
    method: 'GET',
    path: '/look-shares/:id',
    summary: 'What a share of a published look says, and where its pictures are',
    audience: everybody,
    params: z.strictObject({ id }),
    answer: z.object({
      title: z.string().meta({ description: 'in the chat and in Moments' }),
      path: z.string().meta({ description: 'page and query for a friend, without an invite code' }),
      card: link.meta({ description: 'JPEG, 5:4' }),
      square: link.meta({ description: 'JPEG, 1:1, for Moments' }),
      poster: link.nullable().meta({ description: 'JPEG with a mini-program code; null where WeChat is off' }),
    }),
    errors: ['INPUT_INVALID', 'LOOK_UNKNOWN'],
  }),
  picture: endpoint({
    method: 'GET',
    path: '/look-shares/:id/:name',
    summary: 'The picture of a published look for a chat, for Moments, or to print; gone with the look',
    audience: everybody,
    params: z.strictObject({ id, name: z.enum(['card', 'square', 'poster']) }),
    query: z.object({
      i: inviteCode.optional().meta({ description: 'the invite code of who shows it: a poster carries it' }),
    }),
    download: 'image/jpeg',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'LOOK_UNKNOWN', 'RATE_LIMITED', 'WECHAT_OFF', 'WECHAT_BUSY'],
  }),
} as const;

export const lookReservationEndpoints = {
  tryingOn: endpoint({
    method: 'GET',
    path: '/member/looks/:id/trying-on',
    summary: 'Where and when I could try a look on, and whether I am about to',
    audience: member,
    params: z.strictObject({ id }),
    answer: z.object({
      things: z.string(),
      stores: z.array(z.object({ code, name: z.string() })),
      store: code.nullable().meta({ description: 'proposed: where the look was taken, else my own' }),
      days: z.array(day).meta({ description: 'from tomorrow on' }),
      mine: reservation.nullable().meta({ description: 'mine of this look that is still to come' }),
      obstacle: z.string().nullable().meta({ description: 'why I cannot now, in a sentence' }),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN', 'LOOK_UNKNOWN'],
  }),
  reserve: endpoint({
    method: 'POST',
    path: '/member/look-reservations',
    summary: 'Have a look ready to try on, in a store on a day; the same id again is the same',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this wish" }),
      lookId: id,
      store: code,
      day,
      note: freeText(60).default(''),
    }),
    answer: reservation,
    errors: [
      ...refused,
      'MEMBER_UNKNOWN',
      'LOOK_UNKNOWN',
      'STORE_UNKNOWN',
      'NOT_A_MEMBER',
      'ACCOUNT_FROZEN',
      'SLOT_CLOSED',
      'TRYING_LIMIT',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
  reservations: endpoint({
    method: 'GET',
    path: '/member/look-reservations',
    summary: 'What I am about to try on, the next first',
    audience: member,
    answer: z.object({ reservations: z.array(reservation) }),
    errors: ['UNAUTHENTICATED'],
  }),
  cancelReservation: endpoint({
    method: 'POST',
    path: '/member/look-reservations/:id/cancel',
    summary: 'I do not come after all; said twice, it is said once',
    audience: member,
    params: z.strictObject({ id }),
    answer: reservation,
    errors: [...refused, 'MEMBER_UNKNOWN', 'BOOKING_UNKNOWN', 'BOOKING_OVER'],
  }),
} as const;

/** Day and id of the last that was seen. */
const reservationCursor = z
  .string()
  .max(60)
  .refine((text) => day.safeParse(text.slice(0, 10)).success && id.safeParse(text.slice(11)).success);

export const staffLookReservationEndpoints = {
  storeReservations: endpoint({
    method: 'GET',
    path: '/staff/look-reservations',
    summary: 'Who comes to my store to try a look on: what is open, the nearest day first, and what was done today',
    audience: served,
    query: pageAfter(reservationCursor),
    answer: z.object({ today: day, items: z.array(deskReservation), next: z.string().nullable() }),
    errors: refusedStaff,
  }),
  stepReservation: endpoint({
    method: 'POST',
    path: '/staff/look-reservations/:memberId/:id/step',
    summary: 'It hangs ready, they came, or they did not; said twice, it is said once',
    audience: served,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({ to: z.enum(['prepared', 'came', 'absent']) }),
    answer: deskReservation,
    errors: [...refusedStaff, 'BOOKING_UNKNOWN', 'BOOKING_OVER', 'BOOKING_EARLY'],
  }),
} as const;
