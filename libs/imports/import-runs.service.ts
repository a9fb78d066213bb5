// Which imports are being recorded at this moment: a few at a time, each by one worker at a time.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** Leave to record for a while. */
export interface ImportRun {
  readonly batchId: string;
  readonly until: Date;
}

/** The whole deployment's share for imports: each takes connections and processors that tills and members use, too. */
const AT_ONCE = 2;
/**
 * Longer than a piece of work; shorter than the time after which the outbox sends a row again, so that what a killed
 * worker held is free when its job comes back.
 */
const RUN_MS = 30_000;

@Injectable()
export class ImportRuns {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Takes a staged batch for thirty seconds; null while somebody has it, or while as many as may are being recorded. */
  async take(tx: Tx, batchId: string): Promise<ImportRun | null> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + RUN_MS);
    // Counted one after the other: two that look at the same moment would both find room.
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('import-runs', 0))`);
    const taken = await rows(
      tx,
      `UPDATE import_batch SET working_until = $3
       WHERE id = $1 AND state = 'staged' AND (working_until IS NULL OR working_until <= $2)
         AND (SELECT count(*) FROM import_batch WHERE working_until > $2) < $4
       RETURNING id`,
      [batchId, now, until, AT_ONCE],
    );
    return taken.length === 1 ? { batchId, until } : null;
  }

  /** Gives the batch back. What somebody else has taken meanwhile, because it took too long, stays theirs. */
  async leave(tx: Tx, { batchId, until }: ImportRun): Promise<void> {
    await rows(tx, `UPDATE import_batch SET working_until = NULL WHERE id = $1 AND working_until = $2`, [
      batchId,
      until,
    ]);
  }
}
