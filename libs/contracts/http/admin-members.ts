// Members as the office sees them: found, listed, opened; personal data masked until somebody says why they need it.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, fen, freeText, id, instant, pageAfter } from './fields';
import { entryCursor } from './member';
import { pointsPage } from './points-line';
import { tiersPage } from './tiers-page';

/** Everybody who works in the office. Those of a store see the members who joined or bought there. */
const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofMember = z.strictObject({ id });

export const memberSorts = ['joined', 'spend', 'points', 'last_visit'] as const;
const revealable = ['name', 'phone', 'birthday'] as const;

const memberRow = z.object({
  memberId: id,
  state: z.enum(memberStates),
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  tier: z.string().nullable(),
  tierName: z.string().nullable(),
  balance: z.int(),
  lifetimeFen: fen,
  joinedOn: day.nullable(),
  joinedStore: z.string().nullable(),
  lastVisitOn: day.nullable(),
});

export const adminMemberEndpoints = {
  members: endpoint({
    method: 'GET',
    path: '/admin/members',
    summary: 'Search and filter members and known customers',
    audience: office,
    query: pageAfter(freeText(200)).extend({
      search: freeText(60)
        .optional()
        .meta({ description: 'a whole phone number, its last four digits, a card number, or a whole name' }),
      tier: code.optional(),
      state: z.enum(memberStates).optional(),
      store: code.optional().meta({ description: 'code of the store; those of a store always see their own' }),
      joinedFrom: day.optional(),
      joinedTo: day.optional(),
      sort: z.enum(memberSorts).default('joined').meta({ description: 'always the most first' }),
    }),
    answer: z.object({
      items: z.array(memberRow),
      total: z.int().meta({ description: 'how many there are in all, counted up to 10,000' }),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'STORE_UNKNOWN', 'RATE_LIMITED'],
  }),
  member: endpoint({
    method: 'GET',
    path: '/admin/members/:id',
    summary: 'One member; the reading is logged',
    audience: office,
    params: ofMember,
    answer: memberRow.extend({
      cardTail: z.string().nullable().meta({ description: 'last four digits of the card in force' }),
      enrolledBy: z.string().nullable(),
      wechatBound: z.boolean(),
      points: z.object({
        balance: z.int(),
        pending: z.int(),
        held: z.int(),
        owed: z.int(),
        earned: z.int(),
        spent: z.int(),
        expired: z.int(),
        reversed: z.int(),
        byHand: z.int().meta({ description: 'adjusted, and come with a merged member; signed' }),
        worthFen: fen,
        nextExpiry: z.object({ points: z.int(), on: day }).nullable(),
      }),
      purchases: z.int(),
      tiers: tiersPage,
      mayReveal: z.boolean(),
      mayAudit: z.boolean().meta({ description: 'may see who has read this profile' }),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
  memberPoints: endpoint({
    method: 'GET',
    path: '/admin/members/:id/points',
    summary: "A member's ledger",
    audience: office,
    params: ofMember,
    query: pageAfter(entryCursor),
    answer: pointsPage,
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
  memberPurchases: endpoint({
    method: 'GET',
    path: '/admin/members/:id/purchases',
    summary: "A member's purchases, newest first",
    audience: office,
    params: ofMember,
    query: pageAfter(id),
    answer: z.object({
      purchases: z.array(
        z.object({
          id,
          storeName: z.string(),
          businessDay: day,
          number: z.string(),
          paidAt: instant,
          status: z.enum(['recorded', 'void']),
          counts: z.boolean().meta({ description: 'false for a purchase from before joining' }),
          netFen: fen,
          returnedFen: fen,
          points: z.int().meta({ description: 'what it is entitled to now' }),
          servedBy: z.string().nullable(),
          lines: z.array(
            z.object({ name: z.string(), sku: z.string(), quantity: z.int(), returnedQuantity: z.int(), netFen: fen }),
          ),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/admin/members/:id/readings',
    summary: 'Read one masked field in the clear; who, when and why is logged',
    audience: { kind: 'staff', roles: ['manager', 'head_office'] },
    params: ofMember,
    body: z.strictObject({ field: z.enum(revealable), reason: freeText(100).min(2) }),
    answer: z.object({ field: z.enum(revealable), value: z.string().nullable() }),
    errors: [...refused, 'MEMBER_UNKNOWN', 'RATE_LIMITED'],
  }),
  readings: endpoint({
    method: 'GET',
    path: '/admin/members/:id/readings',
    summary: 'Who has read this profile',
    audience: { kind: 'staff', roles: ['head_office', 'auditor'] },
    params: ofMember,
    query: pageAfter(id),
    answer: z.object({
      readings: z.array(
        z.object({
          id,
          at: instant,
          by: z.string(),
          what: z.string().meta({ description: '查看资料 · 查看手机号' }),
          reason: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
} as const;
