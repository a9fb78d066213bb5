// The shape of a programme: every rule that differs between shops, as data. See product.md and programmes.md.
import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);
const name = z.string().min(1).max(20);

/** What a rule looks at. Money in fen. */
export const factNames = ['netSpendFen', 'items', 'topUpFen', 'orders'] as const;
/** Over what it is summed: one purchase, one visit (member, store, business day), or everything since joining. */
export const windowNames = ['purchase', 'visit', 'lifetime'] as const;

const condition = z
  .strictObject({
    fact: z.enum(factNames),
    window: z.enum(windowNames),
    atLeast: z.int().min(1),
    /** Goods of these categories do not count, e.g. other houses' brands. Only over one purchase. */
    exceptCategories: z.array(z.string().min(1)).optional(),
  })
  .refine((rule) => rule.exceptCategories === undefined || (rule.window === 'purchase' && rule.fact === 'items'), {
    message: 'exceptCategories counts items of one purchase',
  })
  .refine((rule) => rule.fact !== 'topUpFen' || rule.window !== 'lifetime', {
    message: 'top-ups count by purchase or visit, not over a lifetime',
  });

/** Any of these groups, each with all of its conditions. */
const rule = z.strictObject({ any: z.array(z.strictObject({ all: z.array(condition).min(1) })).min(1) });

const multiplier = z.strictObject({
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day_of_month'), day: z.int().min(1).max(31) }),
    z.strictObject({ kind: z.literal('tier'), tier: code }),
    z.strictObject({ kind: z.literal('category'), category: z.string().min(1) }),
  ]),
  times: z.number().min(1).max(100).multipleOf(0.01),
});

const tier = z.strictObject({
  code,
  name,
  /** How a member gets in; null for the tier that joining gives. */
  enter: rule.nullable(),
  benefits: z.strictObject({ pick: z.union([z.int().min(0), z.literal('all')]) }),
});

const shape = z.strictObject({
  schema: z.literal(1),
  code,
  name,
  timeZone: z.string().refine(isTimeZone, { message: 'not a time zone' }),
  joining: z.strictObject({
    rule,
    /** How many days after a sale its buyer may still join by it; 0 = on its business day only. */
    withinDays: z.int().min(0).max(365),
  }),
  tiers: z.array(tier).min(1).max(10),
  points: z.strictObject({
    /** Each full unit of eligible spend (fen) earns `pointsPerUnit`. */
    unitFen: z.int().min(1),
    pointsPerUnit: z.int().min(1),
    multipliers: z.array(multiplier).max(20),
    combine: z.enum(['highest', 'sum', 'product']),
    /** Business days until points may be used; 1 = the next day. */
    availableAfterDays: z.int().min(0).max(365),
    expiresAfterMonths: z.int().min(1).max(120),
    /** A shop's own coupon lowers what is spent; a bought voucher pays for it. */
    coupons: z.enum(['discount', 'payment']),
    tender: z.strictObject({ points: z.int().min(1), fen: z.int().min(1) }).nullable(),
  }),
});

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }) !== null;
  } catch {
    return false;
  }
}

export const programmeSchema = shape.superRefine((programme, context) => {
  const codes = programme.tiers.map((each) => each.code);
  const complain = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path });
  if (new Set(codes).size !== codes.length) complain('tier codes must differ', 'tiers');
  programme.tiers.forEach((each, index) => {
    if ((each.enter === null) !== (index === 0))
      complain('the first tier, and no other, is entered by joining', 'tiers', index, 'enter');
  });
  programme.points.multipliers.forEach(({ when }, index) => {
    if (when.kind === 'tier' && !codes.includes(when.tier)) complain('no such tier', 'points', 'multipliers', index);
  });
  if (programme.points.availableAfterDays >= programme.points.expiresAfterMonths * 28)
    complain('points must be usable before they expire', 'points', 'availableAfterDays');
  const joining = programme.joining.rule.any.flatMap((group) => group.all);
  if (joining.some((each) => each.window === 'lifetime'))
    complain('nobody has a lifetime before joining', 'joining', 'rule');
});

export type Programme = z.infer<typeof programmeSchema>;

/** The tier that joining gives. */
export function firstTier(programme: Programme): string {
  const [first] = programme.tiers;
  if (!first) throw new Error('a programme without tiers');
  return first.code;
}
export type Tier = Programme['tiers'][number];
export type Rule = z.infer<typeof rule>;
export type Condition = z.infer<typeof condition>;
export type FactName = (typeof factNames)[number];
export type WindowName = (typeof windowNames)[number];
