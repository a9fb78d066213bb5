// Runs the jobs of a replay in its own process: the same relay, queue and handlers as the worker's.
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Database, type JobQueue, JobRunner, LOGGER, OutboxRelay, QUEUE, rows, systemClock } from '@guike/platform';

const AT_ONCE = 6;
const LOOK_MS = 100;

export class JobLine {
  private readonly database: Database;
  private readonly queue: JobQueue;
  private readonly relay: OutboxRelay;
  private failure: Error | undefined;

  constructor(context: INestApplicationContext) {
    this.database = context.get(Database);
    this.queue = context.get<JobQueue>(QUEUE);
    // By the machine's clock: the replay's leaps would send rows again that only wait their turn.
    this.relay = new OutboxRelay(this.database, this.queue, systemClock, context.get(LOGGER));
    const runner = context.get(JobRunner);
    this.queue.on('failed', (job, error) => {
      if (job.attemptsMade >= (job.opts.attempts ?? 1)) this.failure = error;
    });
    this.queue
      .process('*', AT_ONCE, (job) => runner.run(job.name, job.data))
      .catch((error: Error) => (this.failure = error));
  }

  start(): void {
    this.relay.start();
  }

  /** Waits until every outbox row is handled. Throws when a job failed for good. */
  async untilEmpty(signal: AbortSignal, onProgress: (open: number) => void): Promise<void> {
    while (!signal.aborted) {
      if (this.failure) throw this.failure;
      const [row] = await rows<{ open: number }>(this.database.reading, 'SELECT count(*) AS open FROM outbox');
      if (row?.open === 0) return;
      onProgress(row?.open ?? 0);
      await sleep(LOOK_MS);
    }
  }

  /** Stops relaying and removes the queue. */
  async close(): Promise<void> {
    await this.relay.stop();
    await this.queue.pause(true);
    await this.queue.obliterate({ force: true });
  }
}
