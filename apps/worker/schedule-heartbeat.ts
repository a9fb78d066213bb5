// Registers the schedules again and again, so that a Redis that lost everything has them back within a minute.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type JobQueue, LOGGER, type Logger, QUEUE, inTime } from '@guike/platform';
import { Schedules } from './schedules';

const BEAT_MS = 30_000;
const AWAY_MS = 1_000;
const REDIS_MS = 3_000;

@Injectable()
export class ScheduleHeartbeat {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(QUEUE) private readonly queue: JobQueue,
    private readonly schedules: Schedules,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.beatUntilStopped();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Registers what is in the table and forgets what no longer is. Registering again changes nothing. */
  async beat(): Promise<void> {
    const { table } = this.schedules;
    for (const registered of await this.queue.getRepeatableJobs()) {
      if (table[registered.name]?.cron !== registered.cron) await this.queue.removeRepeatableByKey(registered.key);
    }
    for (const [name, { cron }] of Object.entries(table)) {
      await this.queue.add(name, {}, { repeat: { cron, tz: 'UTC' } });
    }
  }

  private async beatUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const isConnected = this.queue.client.status === 'ready';
      if (isConnected) {
        await inTime(REDIS_MS, this.beat()).catch((error: unknown) => {
          this.logger.warn({ err: error }, 'the schedules could not be registered; trying again');
        });
      }
      await sleep(isConnected ? BEAT_MS : AWAY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
