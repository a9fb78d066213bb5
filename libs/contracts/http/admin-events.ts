// 活动 in the office: head office keeps all events, a manager those of the own store; finance and auditors read.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import {
  answerStates,
  attendances,
  companion,
  drawPublished,
  eventRepeat,
  eventStates,
  eventTemplateCodes,
  eventTerms,
} from './event-terms';
import { eventRow } from './event-rows';
import { code, day, freeText, id, instant, pageAfter, phone } from './fields';
import { maskedMember, reasonGiven } from './office-fields';
import { largestPicture } from './pictures';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const keeping = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const errorsOfOne = [...refused, 'EVENT_UNKNOWN'] as const;
const errorsOfChange = [...errorsOfOne, 'EVENT_CHANGED', 'EVENT_STATE'] as const;

const ofOne = z.strictObject({ id });
const version = z.int().meta({ description: 'the version that was changed; another one meanwhile is refused' });

const issue = z.object({ path: z.string(), message: z.string() });

const reading = {
  events: endpoint({
    method: 'GET',
    path: '/admin/events',
    summary: 'Events, the latest start first; or those that start between two days, the earliest first',
    audience: office,
    query: pageAfter(id).extend({
      from: day.optional(),
      through: day.optional().meta({ description: 'this day included' }),
      store: code.optional(),
      state: z.enum(eventStates).optional(),
    }),
    answer: z.object({ items: z.array(eventRow), next: z.string().nullable() }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  event: endpoint({
    method: 'GET',
    path: '/admin/events/:id',
    summary: 'One event',
    audience: office,
    params: ofOne,
    answer: eventRow,
    errors: errorsOfOne,
  }),
  eventTemplates: endpoint({
    method: 'GET',
    path: '/admin/event-templates',
    summary: 'The seasonal calendar: events ready to be changed, each with a day that suits it next',
    audience: keeping,
    answer: z.object({
      items: z.array(
        z.object({
          code: z.enum(eventTemplateCodes),
          name: z.string(),
          season: z.string().meta({ description: '春 · 3月至4月' }),
          about: z.string(),
          repeat: eventRepeat.nullable(),
          terms: z.object(eventTerms),
        }),
      ),
    }),
    errors: refused,
  }),
  eventHosts: endpoint({
    method: 'GET',
    path: '/admin/event-hosts',
    summary: 'Who may be named as host: people of the store asked for, or of all',
    audience: keeping,
    query: z.object({ store: code.optional() }),
    answer: z.object({ items: z.array(z.object({ id, name: z.string(), storeName: z.string().nullable() })) }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  eventAnswers: endpoint({
    method: 'GET',
    path: '/admin/events/:id/answers',
    summary: 'Who answered, in order of their answers; the waiting list in its order',
    audience: office,
    params: ofOne,
    query: pageAfter(freeText(100)).extend({ state: z.enum(answerStates).optional() }),
    answer: z.object({
      items: z.array(
        maskedMember.extend({
          state: z.enum(answerStates),
          attendance: z.enum(attendances).nullable(),
          place: z.int().nullable().meta({ description: 'in the waiting list, 1 is next' }),
          number: z.int().meta({ description: 'order of the answer, and the number in the draw' }),
          party: z.int(),
          companions: z.array(companion),
          points: z.int(),
          feeFen: z.int(),
          feePaid: z.boolean(),
          arrived: z.int(),
          confirmBy: instant.nullable(),
          answeredAt: instant,
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: errorsOfOne,
  }),
  eventInvitations: endpoint({
    method: 'GET',
    path: '/admin/events/:id/invitations',
    summary: 'Who was invited by name, the latest first, and what they answered',
    audience: office,
    params: ofOne,
    query: pageAfter(freeText(100)),
    answer: z.object({
      items: z.array(
        maskedMember.extend({
          words: z.string(),
          by: z.string().meta({ description: 'who invited: 新天地店 · 周敏' }),
          invitedAt: instant,
          seenAt: instant.nullable(),
          answer: z.enum(answerStates).nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: errorsOfOne,
  }),
  eventDrawing: endpoint({
    method: 'GET',
    path: '/admin/events/:id/draw',
    summary: 'The draw: what binds it, and once drawn how to reckon it again and who won',
    audience: office,
    params: ofOne,
    answer: drawPublished.extend({
      canDraw: z.boolean(),
      whyNot: z.string().nullable().meta({ description: '活动开始后才能抽奖' }),
      wonBy: z.array(maskedMember.extend({ prize: z.string(), number: z.int() })),
    }),
    errors: [...errorsOfOne, 'EVENT_NO_DRAW'],
  }),
} as const;

const writing = {
  previewEvent: endpoint({
    method: 'POST',
    path: '/admin/events/preview',
    summary: 'Such an event in words, what is wrong with it, and for how many it is; keeps nothing',
    audience: keeping,
    body: z.strictObject(eventTerms),
    answer: z.object({
      issues: z.array(issue).meta({ description: 'it could not be opened like that; a draft may be kept' }),
      warnings: z.array(z.string()),
      when: z.string(),
      replyWords: z.string(),
      forWhom: z.string(),
      priceWords: z.string(),
      members: z.int().nullable().meta({ description: 'for how many it is today; null: by name only' }),
    }),
    errors: refused,
  }),
  createEvent: endpoint({
    method: 'POST',
    path: '/admin/events',
    summary: 'Draft an event; the same id with the same content again answers it as it is',
    audience: keeping,
    body: z.strictObject({ id, ...eventTerms }),
    answer: eventRow,
    errors: [...refused, 'OPERATION_CONFLICT'],
  }),
  changeEvent: endpoint({
    method: 'PUT',
    path: '/admin/events/:id',
    summary: 'Change an event; who has accepted is told of another time or place, and seats stay above what is taken',
    audience: keeping,
    params: ofOne,
    body: z.strictObject({ version, ...eventTerms }),
    answer: eventRow,
    errors: [...errorsOfChange, 'EVENT_SEATS_TAKEN'],
  }),
  switchEvent: endpoint({
    method: 'PUT',
    path: '/admin/events/:id/state',
    summary: 'Open an event, close it for answers (and open it again), say it was held, or put it away',
    audience: keeping,
    params: ofOne,
    body: z.strictObject({ version, state: z.enum(['open', 'closed', 'held', 'archived']) }),
    answer: eventRow,
    errors: errorsOfChange,
  }),
  cancelEvent: endpoint({
    method: 'POST',
    path: '/admin/events/:id/cancel',
    summary: 'Call an event off: everybody who answered is told why, and points go back',
    audience: keeping,
    params: ofOne,
    body: z.strictObject({ version, reason: reasonGiven }),
    answer: eventRow,
    errors: errorsOfChange,
  }),
  repeatEvent: endpoint({
    method: 'PUT',
    path: '/admin/events/:id/repeat',
    summary: 'Let an event come again every month, each time as a draft four weeks before; null ends it',
    audience: keeping,
    params: ofOne,
    body: z.strictObject({ repeat: eventRepeat.nullable() }),
    answer: eventRow,
    errors: errorsOfOne,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/admin/events/:id/invitations',
    summary: 'Invite members by name, by their phones, or all of a segment; who was invited before stays so',
    audience: keeping,
    params: ofOne,
    body: z.strictObject({
      id: id.meta({ description: "the page's own id of this request; the same again is the same" }),
      words: freeText(200).default('').meta({ description: 'a personal word, shown above the event' }),
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('members'), memberIds: z.array(id).min(1).max(200) }),
        z.strictObject({ kind: z.literal('phones'), phones: z.array(phone).min(1).max(200) }),
        z.strictObject({ kind: z.literal('segment'), segmentId: id }),
      ]),
    }),
    answer: z.object({
      invited: z.int(),
      before: z.int().meta({ description: 'had been invited before' }),
      unknown: z.array(z.string()).meta({ description: 'phones of nobody who is a member of whoever invites' }),
      later: z
        .boolean()
        .meta({ description: 'the segment is large: it is invited piece by piece within minutes, these are none yet' }),
    }),
    errors: [...errorsOfOne, 'EVENT_STATE', 'SEGMENT_UNKNOWN', 'REQUEST_IN_FLIGHT', 'REQUEST_KEY_REUSED'],
  }),
  withdrawAnswer: endpoint({
    method: 'POST',
    path: '/admin/events/:id/answers/:memberId/withdraw',
    summary:
      'A member rings and cannot come: seats and points go back as if they had cancelled; said twice, it is said once',
    audience: keeping,
    params: z.strictObject({ id, memberId: id }),
    body: z.strictObject({ reason: reasonGiven }),
    answer: eventRow,
    errors: [...errorsOfOne, 'EVENT_STATE', 'EVENT_NO_SEAT'],
  }),
  drawPrizes: endpoint({
    method: 'POST',
    path: '/admin/events/:id/draw',
    summary: 'Draw, once, among those who came; again answers the same',
    audience: keeping,
    params: ofOne,
    answer: z.object({ winners: z.array(z.object({ prize: z.string(), number: z.int() })) }),
    errors: [...errorsOfOne, 'EVENT_NO_DRAW', 'EVENT_STATE'],
  }),
  /** The body is the picture itself; one of `pictureTypes` says so. */
  addEventPicture: endpoint({
    method: 'POST',
    path: '/admin/event-pictures',
    summary: 'Send a cover; it is made anew in three widths, and the same picture again is the same',
    audience: keeping,
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: z.object({
      key: z.string().meta({ description: 'to be set as the cover of an event' }),
      width: z.int(),
      height: z.int(),
    }),
    errors: [...refused, 'PICTURE_INVALID', 'PICTURE_TOO_LARGE', 'RATE_LIMITED'],
  }),
} as const;

export const adminEventEndpoints = { ...reading, ...writing } as const;
