// Whether this process can serve now, and what is in its way when it cannot.
import { Inject, Injectable } from '@nestjs/common';
import { Database, inTime, missingMigrations, redisAnswers } from '@guike/platform';
import type { Redis } from 'ioredis';
import { REDIS } from '../edge/redis.provider';

const POSTGRES_MS = 2_000;

export interface Readiness {
  readonly postgres: boolean;
  /** The database has every migration that this code needs. */
  readonly migrations: boolean;
  /** Shown, not asked for: a sale needs no Redis, and a shop must not close because it is away. */
  readonly redis: boolean;
  /** False from the moment the process was told to stop. */
  readonly running: boolean;
}

export const canServe = ({ postgres, migrations, running }: Readiness): boolean => postgres && migrations && running;

@Injectable()
export class ReadinessProbe {
  isStopping = false;

  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  async readiness(): Promise<Readiness> {
    const [missing, redis] = await Promise.all([this.missing(), redisAnswers(this.redis)]);
    return { postgres: missing !== null, migrations: missing?.length === 0, redis, running: !this.isStopping };
  }

  /** Null when Postgres does not answer. */
  private missing(): Promise<string[] | null> {
    return inTime(POSTGRES_MS, missingMigrations(this.database.reading)).catch(() => null);
  }
}
