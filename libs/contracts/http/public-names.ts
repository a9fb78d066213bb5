// 公开名: what a member calls themselves beside their looks, and the shop's word on names that wait or were complained about.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { freeText, id, instant, pageAfter } from './fields';
import { maskedMember, reasonGiven } from './office-fields';

const member = { kind: 'member' } as const;
/** Those of a store see the names of their members only. */
const readers = { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] } as const;
const judges = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;
const refusedStaff = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** `waiting`: for a word of the shop; meanwhile, and where it was taken down, others read 会员. */
export const publicNameStates = ['shown', 'waiting', 'taken_down'] as const;

const mine = z.object({
  name: z.string().nullable().meta({ description: 'null: others read 会员' }),
  state: z.enum(publicNameStates).nullable(),
  sentence: z.string().meta({ description: '别人看到的是「晓晓」 · 门店看过后显示 · 被门店撤下：像门店的人' }),
});

export const publicNameEndpoints = {
  publicName: endpoint({
    method: 'GET',
    path: '/member/public-name',
    summary: 'What others read beside my looks',
    audience: member,
    answer: mine,
    errors: refused,
  }),
  keepPublicName: endpoint({
    method: 'PUT',
    path: '/member/public-name',
    summary:
      'Call myself so beside my looks, once it is checked, or no more; at once everywhere; the same again is the same',
    audience: member,
    body: z.strictObject({
      name: freeText(12).min(2, '公开名至少 2 个字').nullable().meta({ description: '2 to 12 characters; null: none' }),
    }),
    answer: mine,
    errors: [...refused, 'NOT_A_MEMBER', 'ACCOUNT_FROZEN', 'PUBLIC_NAME_REFUSED', 'WECHAT_BUSY', 'RATE_LIMITED'],
  }),
} as const;

const row = maskedMember.extend({
  name: z.string(),
  state: z.enum(publicNameStates),
  reason: z.string().meta({ description: 'of a take-down; the member reads it' }),
  changedAt: instant,
  decidedBy: z.string().nullable(),
});

export const adminPublicNameEndpoints = {
  publicNames: endpoint({
    method: 'GET',
    path: '/admin/public-names',
    summary: 'Names that members show, the latest change first; by state',
    audience: readers,
    query: pageAfter(id).extend({ state: z.enum(publicNameStates).optional() }),
    answer: z.object({ items: z.array(row), next: z.string().nullable() }),
    errors: refusedStaff,
  }),
  decidePublicName: endpoint({
    method: 'POST',
    path: '/admin/public-names/:memberId/decision',
    summary: 'Show a name that waits, or take one down; it is the name that was looked at, else it has changed',
    audience: judges,
    params: z.strictObject({ memberId: id }),
    body: z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('show'), name: freeText(12) }),
      z.strictObject({
        action: z.literal('take_down'),
        name: freeText(12),
        reason: reasonGiven.meta({ description: 'the member reads it' }),
      }),
    ]),
    answer: row,
    errors: [...refusedStaff, 'MEMBER_UNKNOWN', 'ALREADY_DECIDED'],
  }),
} as const;
