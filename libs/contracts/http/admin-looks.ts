// 穿搭审核: looks that wait for somebody of the shop, those that were reported, and all the others.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { freeText, id, instant, pageAfter } from './fields';
import { lookCursor, lookDoubts, lookStates, pictureLinks, reportReasons } from './look-fields';
import { reasonGiven } from './office-fields';

/** Those of a store see the looks of their store only. */
const readers = { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] } as const;
const judges = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** `waiting`: for a word of the shop; `checking`: WeChat is asked. Both the oldest first, everything else the newest. */
export const lookQueues = ['waiting', 'checking', 'reported', 'all'] as const;

const row = z.object({
  id,
  memberId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  publicName: z.string().nullable().meta({ description: 'what others read beside it; null: 会员' }),
  storeId: id,
  storeName: z.string(),
  state: z.enum(lookStates),
  caption: z.string(),
  items: z.array(z.object({ name: z.string(), size: z.string() })),
  photos: z
    .array(
      z.object({
        nth: z.int(),
        suggest: z
          .enum(['pass', 'review', 'risky'])
          .nullable()
          .meta({ description: 'what WeChat thinks; null: nothing yet' }),
        ...pictureLinks,
      }),
    )
    .meta({ description: 'empty once they are deleted: withdrawn, refused, taken down' }),
  textSuggest: z.enum(['pass', 'review', 'risky']).nullable(),
  waitsFor: z
    .enum(lookDoubts)
    .nullable()
    .meta({ description: 'why it waits for a word of the shop; null: it does not' }),
  sentence: z.string().meta({ description: '等您审核：微信对图片有疑问 · 3 人举报，已隐藏' }),
  reports: z.int().meta({ description: 'open ones' }),
  hidden: z.boolean(),
  submittedAt: instant,
  publishedAt: instant.nullable(),
  closesAt: instant.nullable(),
  endedAt: instant.nullable(),
  reason: z.string().meta({ description: 'of a refusal or a take-down; empty: none' }),
  decidedBy: z.string().nullable().meta({ description: '新天地店 · 周敏; null: by the checks, or by the member' }),
});

const reading = {
  looks: endpoint({
    method: 'GET',
    path: '/admin/looks',
    summary: 'Looks by queue',
    audience: readers,
    query: pageAfter(lookCursor).extend({
      queue: z.enum(lookQueues).default('waiting'),
      state: z.enum(lookStates).optional().meta({ description: 'with `all` only' }),
      store: id.optional(),
    }),
    answer: z.object({ items: z.array(row), next: z.string().nullable() }),
    errors: refused,
  }),
  counts: endpoint({
    method: 'GET',
    path: '/admin/look-counts',
    summary: 'How many looks wait for a word of the shop, and how many are reported',
    audience: readers,
    answer: z.object({ waiting: z.int(), reported: z.int() }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN'],
  }),
  look: endpoint({
    method: 'GET',
    path: '/admin/looks/:id',
    summary: 'One look with its reports; who reported is not told',
    audience: readers,
    params: z.strictObject({ id }),
    answer: row.extend({
      reported: z.array(
        z.object({ reason: z.enum(reportReasons), note: z.string(), at: instant, settledAt: instant.nullable() }),
      ),
    }),
    errors: [...refused, 'LOOK_UNKNOWN'],
  }),
} as const;

const writing = {
  decide: endpoint({
    method: 'POST',
    path: '/admin/looks/:id/decision',
    summary: 'Publish or refuse a pending look; keep or take down a published one; the same word again is the same',
    audience: judges,
    params: z.strictObject({ id }),
    body: z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('publish'), note: freeText(200).default('') }),
      z.strictObject({
        action: z.literal('refuse'),
        reason: reasonGiven.meta({ description: 'the member reads it' }),
      }),
      z.strictObject({ action: z.literal('keep'), note: freeText(200).default('') }),
      z.strictObject({
        action: z.literal('take_down'),
        reason: reasonGiven.meta({ description: 'the member reads it' }),
      }),
    ]),
    answer: row,
    errors: [...refused, 'LOOK_UNKNOWN', 'ALREADY_DECIDED'],
  }),
} as const;

export const adminLookEndpoints = { ...reading, ...writing } as const;
