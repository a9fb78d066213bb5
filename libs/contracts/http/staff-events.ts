// The store's side of an event: inviting one's members with a word, and the door, with or without a network.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { answerStates, attendances, eventStates } from './event-terms';
import { freeText, id, instant, pageAfter, personName, phone } from './fields';
import { cardCode } from './till-fields';

const served = { kind: 'staff', roles: ['guide', 'manager', 'head_office'] } as const;
const watching = { kind: 'staff', roles: ['guide', 'manager', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofEvent = z.strictObject({ id });

/** What became of a scan. `in` and `again` are both welcome. */
export const scanOutcomes = [
  'in',
  'again', // This scan, or everybody of this party, was counted before.
  'unknown', // No such ticket, card or member at this event.
  'not_coming', // Has an answer, but no seat: waiting, cancelled, declined.
  'not_today', // Too early or too late for this event, or it was called off.
] as const;

const deskEvent = z.object({
  id,
  state: z.enum(eventStates),
  title: z.string(),
  cover: z.string().nullable(),
  placeName: z.string(),
  storeName: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  when: z.string(),
  replyBy: instant,
  today: z.boolean(),
  doorOpen: z.boolean().meta({ description: 'scans count now: from three hours before until six hours after' }),
  mayInvite: z.boolean(),
  seats: z.int(),
  left: z.int(),
  expected: z.int().meta({ description: 'persons of accepted parties' }),
  arrived: z.int().meta({ description: 'persons, walk-ins included' }),
});

const doorLine = z.object({
  memberId: id,
  code: z.string().meta({ description: 'of the ticket, 12 digits: what a scan reads' }),
  nameMasked: z.string().nullable(),
  party: z.int(),
  children: z.int(),
  arrived: z.int(),
  arrivedAt: instant.nullable(),
  number: z.int().meta({ description: 'in the draw' }),
  feeFen: z.int().meta({ description: 'still to be paid in the store; where all is paid, what it was' }),
  feePaid: z.boolean(),
});

const door = z.object({
  event: deskEvent,
  takenAt: instant.meta({ description: 'when this list was made' }),
  keepUntil: instant.meta({ description: 'delete the list from the phone after this' }),
  lines: z.array(doorLine).meta({ description: 'accepted parties, those still to come first, by number' }),
  waiting: z.int().meta({ description: 'parties on the waiting list' }),
});

const scanWish = z.strictObject({
  id: id.meta({ description: "the phone's own id of this scan; the same again is once" }),
  at: instant.meta({ description: 'when it was scanned, by the phone' }),
  code: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .meta({ description: 'of a ticket' }),
  card: cardCode.optional().meta({ description: "the member's card; judged at the time of the scan" }),
  memberId: id.optional().meta({ description: 'checked off the list by hand' }),
  persons: z.int().min(1).max(5).optional().meta({ description: 'how many came just now; none: all still to come' }),
});

const scanAnswer = z.object({
  id,
  outcome: z.enum(scanOutcomes),
  memberId: id.nullable(),
  nameMasked: z.string().nullable(),
  party: z.int(),
  arrived: z.int().meta({ description: 'of the party, with this scan' }),
  number: z.int().nullable(),
  feeDueFen: z.int().meta({ description: 'still to be paid, for the party' }),
  sentence: z.string().meta({ description: '林女士一行 2 位，已到 · 已经登记过了，18:05' }),
});

const counted = z.object({ arrived: z.int(), expected: z.int() });

export const staffEventEndpoints = {
  storeEvents: endpoint({
    method: 'GET',
    path: '/staff/events',
    summary: 'Events to come that I may invite to or stand at the door of: those of today first',
    audience: watching,
    query: pageAfter(id),
    answer: z.object({ items: z.array(deskEvent), next: z.string().nullable() }),
    errors: refused,
  }),
  inviteMember: endpoint({
    method: 'POST',
    path: '/staff/events/:id/invitations',
    summary: 'Invite a member whom I looked up today, with a word of mine',
    audience: served,
    params: ofEvent,
    body: z.strictObject({ memberId: id, words: freeText(200).default('') }),
    answer: z.object({ invitedBefore: z.boolean(), answer: z.enum(answerStates).nullable() }),
    errors: [...refused, 'EVENT_UNKNOWN', 'EVENT_STATE', 'MEMBER_UNKNOWN'],
  }),
  myInvitees: endpoint({
    method: 'GET',
    path: '/staff/events/:id/invitees',
    summary: 'Whom I invited, the latest first, and what they answered',
    audience: served,
    params: ofEvent,
    query: pageAfter(freeText(100)),
    answer: z.object({
      items: z.array(
        z.object({
          memberId: id,
          nameMasked: z.string().nullable(),
          words: z.string(),
          seenAt: instant.nullable(),
          answer: z.enum(answerStates).nullable(),
          attendance: z.enum(attendances).nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'EVENT_UNKNOWN'],
  }),
  door: endpoint({
    method: 'GET',
    path: '/staff/events/:id/door',
    summary: 'The list for the door, whole, to be kept on the phone for the evening; reading it is logged',
    audience: watching,
    params: ofEvent,
    answer: door,
    errors: [...refused, 'EVENT_UNKNOWN'],
  }),
  scan: endpoint({
    method: 'POST',
    path: '/staff/events/:id/scans',
    summary: 'Who has come: one scan, or those kept while there was no network; each is counted once',
    audience: served,
    params: ofEvent,
    body: z.strictObject({
      scans: z
        .array(
          scanWish.refine(
            (scan) => [scan.code, scan.card, scan.memberId].filter((each) => each !== undefined).length === 1,
            '票码、会员码、名单三者选一',
          ),
        )
        .min(1)
        .max(200),
    }),
    answer: counted.extend({ scans: z.array(scanAnswer) }),
    errors: [...refused, 'EVENT_UNKNOWN'],
  }),
  walkIn: endpoint({
    method: 'POST',
    path: '/staff/events/:id/walk-ins',
    summary: 'Somebody came without an answer: a member by card or two facts, or guests by number; the same id is once',
    audience: served,
    params: ofEvent,
    body: z.strictObject({
      id,
      at: instant.optional().meta({ description: 'when, where it was kept while there was no network' }),
      member: z.union([z.strictObject({ card: cardCode }), z.strictObject({ phone, name: personName })]).optional(),
      persons: z.int().min(1).max(20),
      beyondSeats: z.boolean().default(false).meta({ description: 'let in although full; managers and head office' }),
    }),
    answer: counted.extend({ nameMasked: z.string().nullable(), duplicate: z.boolean() }),
    errors: [
      ...refused,
      'EVENT_UNKNOWN',
      'EVENT_STATE',
      'EVENT_FULL',
      'MEMBER_UNKNOWN',
      'CARD_INVALID',
      'CARD_EXPIRED',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
  markPaid: endpoint({
    method: 'POST',
    path: '/staff/events/:id/payments',
    summary: 'A party has paid its fee in the store; said twice, it is said once',
    audience: served,
    params: ofEvent,
    body: z.strictObject({ memberId: id }),
    answer: doorLine,
    errors: [...refused, 'EVENT_UNKNOWN', 'EVENT_NO_SEAT'],
  }),
} as const;
