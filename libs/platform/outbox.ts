// What must happen after a commit is a row written in it. A row stays until its handler's own transaction deletes it,
// so neither a crash nor an empty Redis loses anything; see docs/adr/0003.
import { Inject, Injectable } from '@nestjs/common';
import { type JobName, type JobPayload, jobs } from '@guike/contracts/jobs';
import type { Clock } from '@guike/kernel';
import { type Tx, rows } from './database';
import { newId } from './ids';
import { currentRequestId } from './request-context';
import { CLOCK } from './system-clock';

/** What waits to be handled. `oldestSeconds` is 0 when nothing does. */
export interface Backlog {
  readonly open: number;
  readonly oldestSeconds: number;
}

/** A job as it is put in the outbox. `requestId`: the request it came from, where that is not the running one. */
export interface News {
  readonly job: JobName;
  /** Checked against the job's schema, as JSON. */
  readonly payload: string;
  readonly requestId?: string | undefined;
}

/** A job to add with others. Throws when the payload is not the job's. */
export function news<N extends JobName>(job: N, payload: JobPayload<N>, requestId?: string): News {
  return { job, payload: JSON.stringify(jobs[job].payload.parse(payload)), requestId };
}

@Injectable()
export class Outbox {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds a job to run after this transaction commits, `afterSeconds` from now. The payload holds ids only. */
  async add<N extends JobName>(tx: Tx, job: N, payload: JobPayload<N>, afterSeconds = 0): Promise<void> {
    await this.addAll(tx, [news(job, payload)], afterSeconds);
  }

  /** Adds several in one round trip. */
  async addAll(tx: Tx, all: readonly News[], afterSeconds = 0): Promise<void> {
    if (all.length === 0) return;
    const running = currentRequestId() ?? null;
    await rows(
      tx,
      `INSERT INTO outbox (id, job, payload, request_id, created_at, due_at, attempts)
       SELECT n.id, n.job, n.payload::jsonb, n.request_id, $5, $5::timestamptz + make_interval(secs => $6), 0
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS n(id, job, payload, request_id)`,
      [
        all.map(() => newId()),
        all.map(({ job }) => job),
        all.map(({ payload }) => payload),
        all.map(({ requestId }) => requestId ?? running),
        this.clock.now(),
        afterSeconds,
      ],
    );
  }

  /** Whether a row is still to be handled: a look before long work, which must not be done for nothing. */
  async isOpen(tx: Tx, outboxId: string): Promise<boolean> {
    return (await rows(tx, `SELECT FROM outbox WHERE id = $1`, [outboxId])).length === 1;
  }

  /** Closes a row inside its handler's transaction. False: it was handled before, and nothing is to be done. */
  async close(tx: Tx, outboxId: string): Promise<boolean> {
    return (await rows(tx, `DELETE FROM outbox WHERE id = $1 RETURNING id`, [outboxId])).length === 1;
  }

  /** How many rows are open, and how long the oldest has been. */
  async backlog(tx: Tx): Promise<Backlog> {
    const [row] = await rows<{ open: number; oldest: Date | null }>(
      tx,
      `SELECT count(*) AS open, min(created_at) AS oldest FROM outbox`,
    );
    const oldest = row?.oldest?.getTime();
    return {
      open: row?.open ?? 0,
      oldestSeconds: oldest === undefined ? 0 : (this.clock.now().getTime() - oldest) / 1000,
    };
  }
}
