// Segments: which members an audience is, as data; and the tags that people here put on members.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { fen, freeText, id, instant, pageAfter } from './fields';
import { maskedMember } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const taggers = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const careClasses = ['A', 'B', 'C', 'D'] as const;
const MOST_DAYS = 3650;
const MOST_CHOICES = 30;

const days = z.int().min(1).max(MOST_DAYS);
const is = z.enum(['at_least', 'at_most']);
/** Over so many days up to today; null: since joining. */
const within = days.nullable();
const listOf = <T extends z.ZodType>(one: T) => z.array(one).min(1, '请至少选一项').max(MOST_CHOICES);
const memberTag = freeText(12).min(1);

/** One thing that is true of a member or not. Counts and sums are those since joining, as tiers count them. */
export const segmentCondition = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('tier'), tiers: listOf(z.string().max(32)) }),
  z.strictObject({ fact: z.literal('class'), classes: listOf(z.enum(careClasses)) }),
  z.strictObject({ fact: z.literal('spend'), within, is, fen }),
  z.strictObject({ fact: z.literal('purchases'), within, is, times: z.int().min(0).max(100_000) }),
  /** Days since the last purchase; of who never bought, since joining. */
  z.strictObject({ fact: z.literal('recency'), is, days: z.int().min(0).max(MOST_DAYS) }),
  z.strictObject({
    fact: z.literal('joined'),
    is,
    days: z
      .int()
      .min(0)
      .max(MOST_DAYS * 3),
  }),
  /** Points that may be spent today. */
  z.strictObject({ fact: z.literal('points'), is, points: z.int().min(0).max(1_000_000_000) }),
  /** At least so many points whose last day lies within so many days. */
  z.strictObject({ fact: z.literal('expiring'), within: days, points: z.int().min(1).max(1_000_000_000) }),
  /** Benefits that were handed over, and coupons that were used. */
  z.strictObject({ fact: z.literal('benefits'), within, is, times: z.int().min(0).max(100_000) }),
  /** At least one coupon that may be used today; its last day within so many days, where they are told. */
  z.strictObject({ fact: z.literal('coupon'), within }),
  z.strictObject({ fact: z.literal('tags'), tags: listOf(memberTag) }),
  z.strictObject({ fact: z.literal('store'), which: z.enum(['joined', 'last']), stores: listOf(id) }),
  z.strictObject({ fact: z.literal('interests'), interests: listOf(freeText(40).min(1)) }),
  z.strictObject({
    fact: z.literal('birthday'),
    month: z.union([z.enum(['this', 'next']), z.int().min(1).max(12)]),
  }),
]);

const leaf = z.union([segmentCondition, z.strictObject({ not: segmentCondition })]);
const leaves = z.array(leaf).min(1).max(10);
const group = z.union([z.strictObject({ all: leaves }), z.strictObject({ any: leaves })]);
const branch = z.union([leaf, group, z.strictObject({ not: group })]);

/** At most three deep; all of nothing is everybody. */
export const segmentRule = z.union([
  z.strictObject({ all: z.array(branch).max(10) }),
  z.strictObject({ any: z.array(branch).min(1).max(10) }),
]);

export type SegmentCondition = z.infer<typeof segmentCondition>;
export type SegmentRule = z.infer<typeof segmentRule>;
export type SegmentBranch = z.infer<typeof branch>;

const segmentRow = z.object({
  id,
  name: z.string(),
  rule: segmentRule,
  words: z.string().meta({ description: '黄金、铂金会员，并且满 90 天没有消费' }),
  archived: z.boolean(),
  version: z.int(),
  updatedAt: instant,
});

const segmentTerms = { name: freeText(30).min(1), rule: segmentRule };
const ofSegment = z.strictObject({ id });
const ofMember = z.strictObject({ id });
const tagList = z.object({
  tags: z.array(z.object({ tag: z.string(), by: z.string().nullable(), at: instant })),
  known: z.array(z.string()).meta({ description: 'used before, the most frequent first' }),
});

export const segmentEndpoints = {
  segments: endpoint({
    method: 'GET',
    path: '/admin/segments',
    summary: 'Saved segments, the newest first',
    audience: office,
    query: pageAfter(id).extend({ archived: z.enum(['yes', 'no']).default('no') }),
    answer: z.object({ items: z.array(segmentRow), next: z.string().nullable() }),
    errors: refused,
  }),
  segment: endpoint({
    method: 'GET',
    path: '/admin/segments/:id',
    summary: 'One saved segment',
    audience: office,
    params: ofSegment,
    answer: segmentRow,
    errors: [...refused, 'SEGMENT_UNKNOWN'],
  }),
  segmentChoices: endpoint({
    method: 'GET',
    path: '/admin/segments/choices',
    summary: 'What the conditions of a segment choose from: tiers, classes, stores, tags, interests',
    audience: office,
    answer: z.object({
      tiers: z.array(z.object({ code: z.string(), name: z.string() })),
      classes: z.array(z.object({ code: z.enum(careClasses), name: z.string() })),
      stores: z.array(z.object({ id, name: z.string() })),
      tags: z.array(z.string()),
      interests: z.array(z.string()),
    }),
    errors: refused,
  }),
  previewSegment: endpoint({
    method: 'POST',
    path: '/admin/segments/preview',
    summary: 'How many members a segment holds today, in words, with a few of them masked; keeps nothing',
    audience: office,
    body: z.strictObject({ rule: segmentRule }),
    answer: z.object({
      words: z.string(),
      members: z.int().meta({ description: 'active members it holds today' }),
      reachable: z.int().meta({ description: 'of them, who take offers' }),
      sample: z.array(maskedMember.extend({ tierName: z.string().nullable() })),
    }),
    errors: refused,
  }),
  createSegment: endpoint({
    method: 'POST',
    path: '/admin/segments',
    summary: 'Save a segment; the same id with the same content again answers it as it is',
    audience: headOffice,
    body: z.strictObject({ id, ...segmentTerms }),
    answer: segmentRow,
    errors: [...refused, 'OPERATION_CONFLICT'],
  }),
  changeSegment: endpoint({
    method: 'PUT',
    path: '/admin/segments/:id',
    summary: 'Change a saved segment or put it aside; campaigns keep what they were made with',
    audience: headOffice,
    params: ofSegment,
    body: z.strictObject({ version: z.int(), archived: z.boolean(), ...segmentTerms }),
    answer: segmentRow,
    errors: [...refused, 'SEGMENT_UNKNOWN', 'SEGMENT_CHANGED'],
  }),
  memberTags: endpoint({
    method: 'GET',
    path: '/admin/members/:id/tags',
    summary: 'The tags of a member',
    audience: { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] },
    params: ofMember,
    answer: tagList,
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
  setMemberTags: endpoint({
    method: 'PUT',
    path: '/admin/members/:id/tags',
    summary: 'Make the tags of a member these',
    audience: taggers,
    params: ofMember,
    body: z.strictObject({ tags: z.array(memberTag).max(20) }),
    answer: tagList,
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
} as const;
