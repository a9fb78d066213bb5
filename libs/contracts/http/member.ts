// What a signed-in member sees.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, fen, id, instant, pageAfter, personName } from './fields';
import { consents } from './member-door';
import { pointsPage } from './points-line';
import { tiersPage } from './tiers-page';

const message = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  at: instant,
  read: z.boolean(),
});
/** Number of a ledger entry, as a cursor. */
export const entryCursor = z.string().regex(/^\d{1,9}$/);

export const memberEndpoints = {
  home: endpoint({
    method: 'GET',
    path: '/member/home',
    summary: 'Who I am here, my points and their worth, what comes next',
    audience: { kind: 'member' },
    answer: z.object({
      state: z.enum(memberStates),
      name: z.string().nullable(),
      frozen: z
        .object({ reason: z.string(), store: z.string().nullable().meta({ description: 'whom to ask' }) })
        .nullable()
        .meta({ description: 'why my card does not work' }),
      leavingThrough: day.nullable().meta({ description: 'I am leaving: the last day to stay after all' }),
      joining: z.array(z.string()).meta({ description: 'for those who are no member yet: ways to become one' }),
      tier: z.object({ code: z.string(), name: z.string(), since: instant }).nullable(),
      points: z.object({
        balance: z.int(),
        available: z.int(),
        pending: z.int(),
        pendingUntil: day.nullable(),
        owed: z.int(),
        worthFen: fen,
      }),
      expiring: z.object({ points: z.int(), on: day }).nullable(),
      next: z.object({ tier: z.string(), name: z.string(), sentence: z.string(), spendFen: fen.nullable() }).nullable(),
      progress: z.number().min(0).max(1).nullable(),
      inbox: z.object({
        unread: z.int(),
        latest: z.array(message),
      }),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  points: endpoint({
    method: 'GET',
    path: '/member/points',
    summary: 'My ledger, newest first, every line explained',
    audience: { kind: 'member' },
    query: pageAfter(entryCursor),
    answer: pointsPage,
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'],
  }),
  card: endpoint({
    method: 'GET',
    path: '/member/card',
    summary: 'What my phone needs to show my code by itself, with no network',
    audience: { kind: 'member' },
    answer: z.object({
      card: z
        .object({
          number: z.string().regex(/^\d{11}$/),
          secret: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .meta({ description: 'of this card alone; kept on this phone only' }),
        })
        .nullable()
        .meta({ description: 'null for those who are no member yet, or whose card is frozen' }),
      now: instant.meta({ description: "the server's time, for phones whose clock is wrong" }),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  tiers: endpoint({
    method: 'GET',
    path: '/member/tiers',
    summary: 'Every tier, what is missing, why I am where I am',
    audience: { kind: 'member' },
    answer: tiersPage,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  inbox: endpoint({
    method: 'GET',
    path: '/member/inbox',
    summary: 'My messages, newest first',
    audience: { kind: 'member' },
    query: pageAfter(id),
    answer: z.object({
      messages: z.array(message.extend({ link: z.string().nullable() })),
      next: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID'],
  }),
  readInbox: endpoint({
    method: 'POST',
    path: '/member/inbox/read',
    summary: 'I have read my messages up to this one',
    audience: { kind: 'member' },
    body: z.strictObject({ through: id }),
    answer: z.object({ unread: z.int() }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID'],
  }),
  me: endpoint({
    method: 'GET',
    path: '/member/me',
    summary: 'My profile and what I agreed to',
    audience: { kind: 'member' },
    answer: z.object({
      state: z.enum(memberStates),
      name: z.string().nullable(),
      phoneMasked: z.string().nullable(),
      joinedOn: day.nullable(),
      joinedStore: z.string().nullable(),
      avatar: z.string().nullable().meta({ description: 'path of my picture' }),
      leavingThrough: day.nullable().meta({ description: 'I am leaving: the last day to stay after all' }),
      consents: z.array(
        z.object({
          purpose: z.enum(['membership', 'agreement', 'privacy']),
          version: z.string(),
          at: instant,
          from: z.string(),
        }),
      ),
      consentDue: z.boolean(),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  agree: endpoint({
    method: 'POST',
    path: '/member/consents',
    summary: 'I agree to the papers as they are now',
    audience: { kind: 'member' },
    body: consents,
    answer: z.object({ consentDue: z.boolean() }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'CONSENT_OUTDATED'],
  }),
  rename: endpoint({
    method: 'PUT',
    path: '/member/me/name',
    summary: 'What I want to be called',
    audience: { kind: 'member' },
    body: z.strictObject({ name: personName }),
    answer: z.object({ name: z.string() }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN', 'RATE_LIMITED'],
  }),
} as const;
