// Whether the worker can do its work now, and what is in its way when it cannot.
import { Inject, Injectable } from '@nestjs/common';
import { Database, type JobQueue, OutboxRelay, QUEUE, inTime, redisAnswers, rows } from '@guike/platform';

const POSTGRES_MS = 2_000;

export interface Readiness {
  readonly postgres: boolean;
  readonly redis: boolean;
  readonly relay: boolean;
  readonly running: boolean;
}

@Injectable()
export class WorkerState {
  isStopping = false;

  constructor(
    private readonly database: Database,
    @Inject(QUEUE) private readonly queue: JobQueue,
    private readonly relay: OutboxRelay,
  ) {}

  async readiness(): Promise<Readiness> {
    const [postgres, redis] = await Promise.all([this.postgresAnswers(), redisAnswers(this.queue.client)]);
    return { postgres, redis, relay: this.relay.isHealthy, running: !this.isStopping };
  }

  private postgresAnswers(): Promise<boolean> {
    return inTime(POSTGRES_MS, rows(this.database.reading, 'SELECT 1')).then(
      () => true,
      () => false,
    );
  }
}
