// Runs a job's handler in the transaction that closes its outbox row: once in effect, however often it is delivered.
// Work too long for a transaction is done before, and only its ending is in it.
import { Inject, Injectable } from '@nestjs/common';
import { type JobName, type JobPayload, isJobName, jobEnvelope, jobs } from '@guike/contracts/jobs';
import { Database, type Tx } from './database';
import type { Logger } from './logger';
import { Outbox } from './outbox';
import { LOGGER } from './platform.module';
import { withRequestId } from './request-context';

/** What a handler learns besides its payload. */
export interface JobMeta {
  readonly outboxId: string;
}

export type JobHandler<N extends JobName> = (tx: Tx, payload: JobPayload<N>, meta: JobMeta) => Promise<void>;

/** What ends a job, in the transaction that closes its row. */
export type JobEnding = (tx: Tx) => Promise<void>;

/**
 * A job whose work takes longer than a transaction may stay open. `work` runs first, in transactions of its own: it must
 * be safe to repeat and to run twice at once. What it answers runs in the transaction that closes the row, and for one
 * of several runs only. Source: docs/adr/0010.
 */
export interface LongJob<N extends JobName> {
  readonly work: (payload: JobPayload<N>, meta: JobMeta) => Promise<JobEnding>;
}

/** Exactly one handler for every job. */
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> | LongJob<N> };

export const JOB_HANDLERS = Symbol('JobHandlers');

@Injectable()
export class JobRunner {
  /** Throws an Error that lists the jobs without a handler and the handlers without a job. */
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(JOB_HANDLERS) private readonly handlers: JobHandlers,
  ) {
    const missing = Object.keys(jobs).filter((name) => !isHandler(Reflect.get(handlers, name)));
    const unknown = Object.keys(handlers).filter((name) => !isJobName(name));
    if (missing.length + unknown.length > 0) {
      throw new Error(
        `Jobs and handlers differ. Without a handler: [${missing.join()}]. Without a job: [${unknown.join()}].`,
      );
    }
  }

  /**
   * Runs one delivered job under the request id it came from. Answers false when its row was closed before.
   * Throws when the name or the data is not of the job table, or when the handler throws; the row then stays open.
   */
  async run(name: string, data: unknown): Promise<boolean> {
    if (!isJobName(name)) throw new Error(`no such job: ${name}`);
    const { outboxId, requestId, payload } = jobEnvelope.parse(data);
    const handle = this.handling(name, payload, { outboxId });
    return withRequestId(requestId ?? outboxId, async () => {
      const startedAt = performance.now();
      const end = await handle();
      const done = end !== null && (await this.close(outboxId, end));
      const ms = Math.round(performance.now() - startedAt);
      if (done) this.logger.info({ job: name, outboxId, ms }, 'job done');
      return done;
    });
  }

  private close(outboxId: string, end: JobEnding): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const isOpen = await this.outbox.close(tx, outboxId);
      if (isOpen) await end(tx);
      return isOpen;
    });
  }

  /** Does what has to be done before the row is closed, and answers what is left; null when it was closed before. */
  private handling<N extends JobName>(name: N, payload: unknown, meta: JobMeta): () => Promise<JobEnding | null> {
    const handler: JobHandlers[N] = this.handlers[name];
    const parsed = jobs[name].payload.parse(payload) as JobPayload<N>;
    if (typeof handler === 'function') return async () => (tx) => handler(tx, parsed, meta);
    return async () =>
      (await this.outbox.isOpen(this.database.reading, meta.outboxId)) ? handler.work(parsed, meta) : null;
  }
}

function isHandler(value: unknown): boolean {
  return typeof value === 'function' || typeof (value as { work?: unknown } | undefined)?.work === 'function';
}
