// An import that was sent from the office is recorded in the background, a piece at a time: each piece is a job of its
// own, so that a crash loses seconds, progress shows, and other jobs have their turn.
import { Injectable } from '@nestjs/common';
import { ImportRuns, ImportsService } from '@guike/imports';
import { Database, type JobEnding, type LongJob, Outbox } from '@guike/platform';
import { ImportSales } from './import-sales';

/** A piece: short enough that a stopping worker can wait for it. */
const PIECE_MS = 10_000;
/** Two imports take half of a worker's connections, and leave the others to messages. */
const LANES_AT_ONCE = 4;
const AGAIN_SECONDS = 5;

const nothing: JobEnding = async () => undefined;

@Injectable()
export class ApplyImport implements LongJob<'import.staged'> {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly runs: ImportRuns,
    private readonly sales: ImportSales,
    private readonly outbox: Outbox,
  ) {}

  /** Records for ten seconds and asks for the next piece; for one a little later where it is not this import's turn. */
  readonly work: LongJob<'import.staged'>['work'] = async ({ batchId }) => {
    const batch = await this.imports.find(this.database.reading, batchId);
    if (batch?.state !== 'staged') return nothing;
    const run = await this.database.inTransaction((tx) => this.runs.take(tx, batchId));
    if (run === null) return this.next(batchId, AGAIN_SECONDS);
    try {
      await this.sales.apply(batch, {
        consentVersion: batch.consentVersion,
        lanesAtOnce: LANES_AT_ONCE,
        signal: AbortSignal.timeout(PIECE_MS),
      });
    } finally {
      await this.database.inTransaction((tx) => this.runs.leave(tx, run));
    }
    return this.next(batchId, 0);
  };

  /** After the last piece the next one finds nothing to do. */
  private next(batchId: string, afterSeconds: number): JobEnding {
    return (tx) => this.outbox.add(tx, 'import.staged', { v: 1, batchId }, afterSeconds);
  }
}
