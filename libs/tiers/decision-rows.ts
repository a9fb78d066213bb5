// How decisions are written: many at once, each with the tier it leads to and all it was made on.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** A decision to be written. `from` and `to` are tiers as they are shown. */
export interface NewDecision {
  readonly memberId: MemberId;
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly cause: string;
  /** What `cause` is about: a review, an override, a fee. */
  readonly causeId: string | null;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** On which business day, and by which rules. */
export interface DecidedBy {
  readonly day: BusinessDay;
  readonly programmeVersion: number;
}

/** Writes decisions in one statement. */
export async function addDecisions(tx: Tx, decisions: readonly NewDecision[], decided: DecidedBy, now: Date): Promise<void> {
  if (decisions.length === 0) return;
  await rows(
    tx,
    `INSERT INTO tier_decision (member_id, id, decided_at, business_day, from_tier, to_tier, cause, cause_id,
       programme_version, inputs)
     SELECT d.member_id, d.id, $8, $9, d.from_tier, d.to_tier, d.cause, d.cause_id, $10, d.inputs
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::jsonb[])
       AS d(member_id, id, from_tier, to_tier, cause, cause_id, inputs)`,
    [
      decisions.map(({ memberId }) => memberId),
      decisions.map(({ id }) => id),
      decisions.map(({ from }) => from),
      decisions.map(({ to }) => to),
      decisions.map(({ cause }) => cause),
      decisions.map(({ causeId }) => causeId),
      decisions.map(({ inputs }) => JSON.stringify(inputs)),
      now,
      decided.day,
      decided.programmeVersion,
    ],
  );
}
