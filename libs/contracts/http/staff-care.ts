// 今日维护: what to do for whom, in order, and what came of it, with one tap.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, freeText, id, pageAfter } from './fields';

const atTheCounter = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const whoCares = { kind: 'staff', roles: ['guide', 'manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const careOwners = ['guide', 'manager', 'head_office'] as const;
export const careStates = ['open', 'done', 'missed', 'dropped'] as const;
/** 已联系, 没联系上, 稍后, 不需要. */
export const careOutcomes = ['reached', 'not_reached', 'later', 'not_needed'] as const;
export const careKinds = ['welcome', 'birthday', 'message', 'campaign', 'benefit', 'protection', 'event'] as const;

/** A task's key, as a cursor. */
export const careCursor = z.string().regex(/^[0-9a-f-]{36}_[0-9a-f-]{36}$/);

const task = z.object({
  id,
  memberId: id,
  nameMasked: z.string().nullable(),
  kind: z.enum(careKinds),
  title: z.string().meta({ description: 'what to do' }),
  script: z.string().meta({ description: 'what to say; may be empty' }),
  dueOn: day,
  when: z.enum(['overdue', 'today', 'next']),
  owner: z.enum(careOwners),
  mine: z.boolean(),
  guideName: z.string().nullable().meta({ description: 'who looks after the member' }),
  contacts: z.int().meta({ description: 'how often nobody was reached' }),
});

export const staffCareEndpoints = {
  careTasks: endpoint({
    method: 'GET',
    path: '/staff/care',
    summary: 'What to do today for the members of my store: mine first, the longest due first',
    audience: atTheCounter,
    query: pageAfter(careCursor),
    answer: z.object({ businessDay: day, tasks: z.array(task), next: z.string().nullable() }),
    errors: [...refused],
  }),
  reportCare: endpoint({
    method: 'POST',
    path: '/staff/care/:memberId/:id/report',
    summary: 'What came of a task; again with the same report changes nothing',
    audience: whoCares,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({
      report: id.meta({ description: 'of this reporting, made by the caller' }),
      outcome: z.enum(careOutcomes),
      note: freeText(200).default(''),
    }),
    answer: z.object({ status: z.enum(careStates), shownOn: day.nullable() }),
    errors: [...refused, 'CARE_TASK_UNKNOWN', 'ALREADY_DECIDED'],
  }),
  carePhone: endpoint({
    method: 'POST',
    path: '/staff/care/:memberId/:id/phone',
    summary: 'Name and number to ring for an open task; the reading is logged',
    audience: whoCares,
    params: z.strictObject({ memberId: id, id }),
    answer: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    errors: [...refused, 'CARE_TASK_UNKNOWN', 'ALREADY_DECIDED', 'RATE_LIMITED'],
  }),
} as const;
