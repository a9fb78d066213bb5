// Runs statements that each find what breaks one invariant, and counts the offenders.
import { type Tx, rows } from '@guike/platform';

/** A statement that finds what breaks one invariant: rows of (member_id, detail). */
export interface LedgerCheck {
  readonly name: string;
  readonly sql: string;
}

export interface CheckOutcome {
  readonly name: string;
  readonly offenders: number;
  /** At most twenty of them. */
  readonly examples: readonly { readonly memberId: string; readonly detail: string }[];
}

const EXAMPLES = 20;

/** Runs checks one after the other. */
export async function runChecks(tx: Tx, checks: readonly LedgerCheck[]): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const { name, sql } of checks) {
    const found = await rows<{ total: number; memberId: string; detail: string }>(
      tx,
      `SELECT count(*) OVER () AS total, member_id AS "memberId", detail FROM (${sql}) AS offender
       ORDER BY member_id, detail LIMIT ${EXAMPLES}`,
    );
    const examples = found.map(({ memberId, detail }) => ({ memberId, detail }));
    outcomes.push({ name, offenders: found[0]?.total ?? 0, examples });
  }
  return outcomes;
}
