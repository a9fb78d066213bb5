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
export async function addDecisions(
  tx: Tx,
  decisions: readonly NewDecision[],
  decided: DecidedBy,
  now: Date,
): Promise<void> {
  if (decisions.length === 0) return;
  // One text: as arrays of jsonb, each quote in them would be escaped twice, and that took longer than the rest.
  const text = JSON.stringify(
    decisions.map(({ memberId, id, from, to, cause, causeId, inputs }) => ({
      member_id: memberId,
      id,
      from_tier: from,
      to_tier: to,
      cause,
      cause_id: causeId,
      inputs,
    })),
  );
  await rows(
    tx,
    `INSERT INTO tier_decision (member_id, id, decided_at, business_day, from_tier, to_tier, cause, cause_id,
       programme_version, inputs)
     SELECT d.member_id, d.id, $2, $3, d.from_tier, d.to_tier, d.cause, d.cause_id, $4, d.inputs
     FROM jsonb_to_recordset($1::jsonb) AS d(member_id uuid, id uuid, from_tier text, to_tier text, cause text,
       cause_id uuid, inputs jsonb)`,
    [text, now, decided.day, decided.programmeVersion],
  );
}
