// Takes jobs from the queue: the outbox's go to the runner, a schedule's to the schedule.
import { Inject, Injectable } from '@nestjs/common';
import type { Job } from 'bull';
import { jobEnvelope } from '@guike/contracts/jobs';
import {
  CONFIG,
  type Config,
  type JobQueue,
  JobRunner,
  LOGGER,
  type Logger,
  QUEUE,
  withRequestId,
} from '@guike/platform';
import { Schedules } from './schedules';
import { WorkerMetrics } from './worker-metrics';

const JOBS_AT_ONCE = 16;
/** Connections left for the relay and for what a handler reads outside its transaction. */
const SPARE_CONNECTIONS = 2;

@Injectable()
export class JobProcessor {
  constructor(
    @Inject(QUEUE) private readonly queue: JobQueue,
    private readonly runner: JobRunner,
    private readonly schedules: Schedules,
    private readonly metrics: WorkerMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Takes jobs until the queue is closed. */
  start(): void {
    this.queue.on('failed', (job: Job<unknown> | null, error: Error) => this.logFailure(job, error));
    this.queue.on('error', (error: Error) => {
      // While Redis is away every connection complains at every try; the relay has said so once.
      if (this.queue.client.status === 'ready') this.logger.warn({ err: error }, 'the queue stumbled');
    });
    const atOnce = Math.max(1, Math.min(JOBS_AT_ONCE, this.config.databasePool - SPARE_CONNECTIONS));
    this.take('*', atOnce, (job) => this.runner.run(job.name, job.data));
    for (const [name, schedule] of Object.entries(this.schedules.table)) this.take(name, 1, () => schedule.run());
  }

  private take(name: string, atOnce: number, work: (job: Job<unknown>) => Promise<unknown>): void {
    const attempt = async (job: Job<unknown>): Promise<void> => {
      await this.metrics.measure(job.name, () => work(job));
    };
    this.queue.process(name, atOnce, attempt).catch((error: unknown) => {
      this.logger.debug({ err: error, job: name }, 'no more jobs are taken');
    });
  }

  private logFailure(job: Job<unknown> | null, error: Error): void {
    if (job === null) return this.logger.error({ err: error }, 'a job vanished from the queue');
    const envelope = jobEnvelope.safeParse(job.data).data;
    const facts = { err: error, job: job.name, jobId: job.id, outboxId: envelope?.outboxId, attempt: job.attemptsMade };
    const log = (): void => {
      if (job.attemptsMade < (job.opts.attempts ?? 1)) this.logger.warn(facts, 'job failed; it is tried again');
      else this.logger.error(facts, 'job failed for now; its outbox row stays open and is sent again');
    };
    if (envelope?.requestId === undefined) log();
    else withRequestId(envelope.requestId, log);
  }
}
