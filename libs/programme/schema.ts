// The shape of a programme: every rule that differs between shops, as data. See product.md and programmes.md.
import { z } from 'zod';
import { inconsistencies } from './schema-checks';
import { type Programme, shape } from './shape';

export type { Condition, FactName, Rule, StandingFact, SummedFact, WindowName } from './rules';
export type { Programme } from './shape';

/** Versions published before schema 2 lack what it added; the defaults say what they meant. */
const current = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'schema' in body && body.schema === 1 ? { ...body, schema: 2 } : body;

export const programmeSchema = z.preprocess(
  current,
  shape.superRefine((programme, context) => {
    for (const { path, message } of inconsistencies(programme)) context.addIssue({ code: 'custom', path, message });
  }),
);

/** A programme as somebody writes it: what has a default may be left out. */
export type ProgrammeText = z.input<typeof shape>;
export type Tier = Programme['tiers'][number];
export type Lift = Programme['lifts'][number];

/** The tier that joining gives. */
export function firstTier(programme: Programme): string {
  const [first] = programme.tiers;
  if (!first) throw new Error('a programme without tiers');
  return first.code;
}

/** The rule that keeps a tier at a review; null: once reached it stays. */
export const keepRule = ({ keep, enter }: Tier) => (keep === 'enter' ? enter : keep);
