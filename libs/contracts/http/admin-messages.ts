// What went out to members with what became of it, and the care tasks of the stores, in the office.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id, instant, pageAfter } from './fields';
import { maskedMember } from './office-fields';
import { careCursor, careKinds, careOutcomes, careOwners, careStates } from './staff-care';

const office = { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'PROGRAMME_MISSING'] as const;

/** `none`: no way beside the inbox was open. */
export const sendChannels = ['subscription', 'official_account', 'email', 'sms', 'care', 'none'] as const;
export const sendStates = ['planned', 'sending', 'sent', 'unknown', 'failed', 'skipped'] as const;

const days = {
  from: day.optional().meta({ description: 'business day; 30 days ago when left out' }),
  to: day.optional().meta({ description: 'business day; today when left out' }),
};

export const adminMessageEndpoints = {
  messageSends: endpoint({
    method: 'GET',
    path: '/admin/messages',
    summary: 'Every sending beside the inbox with its outcome, newest first; managers those to members of their store',
    audience: office,
    query: pageAfter(id).extend({
      ...days,
      kind: code.optional(),
      channel: z.enum(sendChannels).optional(),
      state: z.enum(sendStates).optional(),
      member: id.optional(),
    }),
    answer: z.object({
      items: z.array(
        maskedMember.extend({
          id,
          at: instant,
          kind: z.string(),
          title: z.string(),
          channel: z.enum(sendChannels),
          state: z.enum(sendStates),
          why: z.string().nullable().meta({ description: 'in words, where it was not simply sent' }),
          code: z.string().nullable().meta({ description: "the other side's own code" }),
          dueAt: instant,
          attempts: z.int(),
          readAt: instant.nullable().meta({ description: 'when the member opened it in the inbox' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused],
  }),
  messageFigures: endpoint({
    method: 'GET',
    path: '/admin/messages/figures',
    summary: 'By what messages are about: how many, how many went out, what became of the others, how many were read',
    audience: office,
    query: z.object(days),
    answer: z.object({
      from: day,
      to: day,
      off: z
        .array(z.enum(['subscription', 'official_account', 'email', 'sms']))
        .meta({ description: 'ways that this shop has not set up: nothing goes out by them' }),
      kinds: z.array(
        z.object({
          kind: z.string(),
          messages: z.int(),
          sent: z.int(),
          waiting: z.int(),
          noGrant: z.int(),
          failed: z.int(),
          unknown: z.int(),
          skipped: z.int().meta({ description: 'for other reasons than a missing permission' }),
          read: z.int(),
        }),
      ),
    }),
    errors: [...refused],
  }),
  careList: endpoint({
    method: 'GET',
    path: '/admin/care',
    summary: 'Care tasks, open ones by their day, ended ones newest first; managers those of their store',
    audience: office,
    query: pageAfter(careCursor).extend({
      state: z.enum(careStates).default('open'),
      owner: z.enum(careOwners).optional(),
      store: code.optional(),
      overdue: z.literal('yes').optional(),
    }),
    answer: z.object({
      businessDay: day,
      items: z.array(
        maskedMember.extend({
          id,
          kind: z.enum(careKinds),
          title: z.string(),
          script: z.string(),
          owner: z.enum(careOwners),
          storeName: z.string().nullable(),
          guideName: z.string().nullable(),
          dueOn: day,
          isOverdue: z.boolean(),
          state: z.enum(careStates),
          contacts: z.int(),
          outcome: z.enum(careOutcomes).nullable(),
          note: z.string().nullable(),
          doneAt: instant.nullable(),
          doneBy: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
} as const;
