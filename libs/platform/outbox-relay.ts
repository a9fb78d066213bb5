// Moves outbox rows that are due into the queue, and again later as long as their handler has not closed them.
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobEnvelope, isJobName, jobs } from '@guike/contracts/jobs';
import type { Clock } from '@guike/kernel';
import { type Database, rows } from './database';
import type { Logger } from './logger';
import type { JobQueue } from './queue';
import { inTime } from './redis';

const BATCH = 500;
const IDLE_MS = 50;
const FAILED_MS = 5_000;
const REDIS_MS = 3_000;
/** Waiting rows must be worked off well within the first resending, or the sweep would pile up copies of them. */
const WAITING_AT_MOST = 5_000;
const RESEND_SECONDS = 60;
const RESEND_SECONDS_AT_MOST = 15 * 60;

interface DueRow {
  id: string;
  job: string;
  payload: unknown;
  request_id: string | null;
  attempts: number;
}

/**
 * Rows are due by the clock that is handed in and are sent again 60 s later by the same clock, then 2, 4, 8 and every
 * 15 minutes. A replay, whose business clock leaps, hands in the machine's: a leap would send the same rows again.
 */
export class OutboxRelay {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private failures = 0;

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** False while the last turn failed, because Postgres or Redis is away. */
  get isHealthy(): boolean {
    return this.failures === 0;
  }

  start(): void {
    this.running ??= this.relayUntilStopped();
  }

  /** Resolves when the turn under way has ended; nothing is relayed after that. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Moves one batch of due rows and answers how many. Throws when Postgres or Redis is away. */
  async relayDue(): Promise<number> {
    // Asked first, so that rows do not count as sent while nobody can receive them.
    if (this.queue.client.status !== 'ready') throw new Error('Redis is not connected');
    if (!(await this.isAnyDue())) return 0;
    const room = WAITING_AT_MOST - (await inTime(REDIS_MS, this.queue.getWaitingCount()));
    if (room <= 0) return 0;
    const due = await this.claimDue(Math.min(BATCH, room));
    if (due.length > 0) await this.send(due);
    return due.length;
  }

  private async relayUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.turn();
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Relays once and answers how long to pause, in ms. */
  private async turn(): Promise<number> {
    try {
      const moved = await this.relayDue();
      if (this.failures > 0) this.logger.info({ failures: this.failures }, 'the outbox is relayed again');
      this.failures = 0;
      return moved === BATCH ? 0 : IDLE_MS;
    } catch (error) {
      if (this.failures === 0) this.logger.error({ err: error }, 'the outbox cannot be relayed; trying until it can');
      this.failures += 1;
      return Math.min(IDLE_MS * 2 ** this.failures, FAILED_MS);
    }
  }

  /** A look that costs next to nothing, so that it can be taken often. */
  private async isAnyDue(): Promise<boolean> {
    const text = `SELECT FROM outbox WHERE due_at <= $1 LIMIT 1`;
    return (await rows(this.database.reading, text, [this.clock.now()])).length > 0;
  }

  private claimDue(limit: number): Promise<DueRow[]> {
    return this.database.inTransaction((tx) =>
      rows<DueRow>(
        tx,
        `WITH due AS (SELECT id FROM outbox WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         UPDATE outbox o SET attempts = o.attempts + 1,
           due_at = $1::timestamptz + make_interval(secs => least($3 * 2 ^ least(o.attempts, 10), $4))
         FROM due WHERE o.id = due.id
         RETURNING o.id, o.job, o.payload, o.request_id, o.attempts`,
        [this.clock.now(), limit, RESEND_SECONDS, RESEND_SECONDS_AT_MOST],
      ),
    );
  }

  private async send(due: readonly DueRow[]): Promise<void> {
    const sent = await inTime(
      REDIS_MS,
      this.queue.addBulk(
        due.map((row) => ({
          name: row.job,
          data: envelopeOf(row),
          // A new id each time: Bull ignores one that it still knows, even of a job that has failed for good.
          opts: { jobId: `${row.id}-${row.attempts}`, attempts: attemptsOf(row.job) },
        })),
      ),
    );
    const refused = sent.filter((job) => !job.id).length;
    if (refused > 0) throw new Error(`Redis refused ${refused} of ${sent.length} jobs`);
  }
}

/** A job of a newer version is sent all the same: it fails here, where it is seen, and comes again for who knows it. */
const attemptsOf = (job: string): number => (isJobName(job) ? jobs[job].attempts : 1);

function envelopeOf(row: DueRow): JobEnvelope {
  return { outboxId: row.id, payload: row.payload, ...(row.request_id === null ? {} : { requestId: row.request_id }) };
}
