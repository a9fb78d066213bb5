// Runs a job's handler in the transaction that closes its outbox row: once in effect, however often it is delivered.
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

/** Exactly one handler for every job. */
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> };

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
    const missing = Object.keys(jobs).filter((name) => typeof Reflect.get(handlers, name) !== 'function');
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
    const envelope = jobEnvelope.parse(data);
    const { outboxId, requestId } = envelope;
    const handle = this.handling(name, envelope.payload, { outboxId });
    return withRequestId(requestId ?? outboxId, async () => {
      const startedAt = performance.now();
      const done = await this.database.inTransaction(async (tx) => {
        const isOpen = await this.outbox.close(tx, outboxId);
        if (isOpen) await handle(tx);
        return isOpen;
      });
      const ms = Math.round(performance.now() - startedAt);
      if (done) this.logger.info({ job: name, outboxId, ms }, 'job done');
      return done;
    });
  }

  private handling<N extends JobName>(name: N, payload: unknown, meta: JobMeta): (tx: Tx) => Promise<void> {
    const handler: JobHandlers[N] = this.handlers[name];
    const parsed = jobs[name].payload.parse(payload) as JobPayload<N>;
    return (tx) => handler(tx, parsed, meta);
  }
}
