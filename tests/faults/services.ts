// A Postgres and a Redis that nobody else uses, so that they may be killed in the middle of their work.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectRedis } from '@guike/platform';
import { z } from 'zod';

const SCRIPT = join(__dirname, '../../scripts/fault-services.mjs');
const run = promisify(execFile);

const schema = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string(),
  masterKey: z.string(),
  pids: z.object({ postgres: z.int(), redis: z.int() }),
});
type Where = z.infer<typeof schema>;

export type ServiceName = 'postgres' | 'redis';

export class FaultServices {
  private constructor(private where: Where) {}

  /** The caller stops them. From here on the tests of this file find them as their services. */
  static async start(): Promise<FaultServices> {
    const services = new FaultServices(await startMissing());
    const { databaseUrl, redisUrl, masterKey } = services.where;
    Object.assign(process.env, { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, GUIKE_MASTER_KEY: masterKey });
    return services;
  }

  /** `kill -9`; of Postgres the first process, whose children end when they notice. */
  kill(name: ServiceName): void {
    process.kill(this.where.pids[name], 'SIGKILL');
  }

  /** Starts what was killed. Throws when it comes up at another address, where nobody would look for it. */
  async restart(): Promise<void> {
    const now = await startMissing();
    if (now.databaseUrl !== this.where.databaseUrl || now.redisUrl !== this.where.redisUrl)
      throw new Error('a service came back at another address');
    this.where = now;
  }

  /** FLUSHALL: everything that Redis holds, whoever put it there. */
  async flushRedis(): Promise<void> {
    const redis = connectRedis(this.where.redisUrl);
    try {
      await redis.flushall();
    } finally {
      redis.disconnect();
    }
  }

  async stop(): Promise<void> {
    await run(process.execPath, [SCRIPT, 'stop', String(process.pid)]);
  }
}

async function startMissing(): Promise<Where> {
  const { stdout } = await run(process.execPath, [SCRIPT, 'start', String(process.pid)]);
  return schema.parse(JSON.parse(stdout));
}
