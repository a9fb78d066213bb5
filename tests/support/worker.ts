// A shop with one or more workers beside it, in this process.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rows } from '@guike/platform';
import { createWorker } from '../../apps/worker/worker';
import { type LogLine, readableLog } from './log';
import type { TestModule } from './app';
import { until } from './wait';

/** Where a worker works. */
export interface WorkPlace {
  readonly module: Pick<TestModule, 'config'>;
  readonly clock: TestModule['clock'];
  readonly db: TestModule['db'];
}

export interface TestWorker {
  readonly app: NestFastifyApplication;
  readonly log: readonly LogLine[];
  get(path: string): Promise<{ readonly status: number; readonly text: string }>;
  close(): Promise<void>;
}

/** Starts a worker on the shop's database and queue. `redisUrl` leads it there another way, such as one that can be cut. */
export async function startWorker(shop: WorkPlace, redisUrl = shop.module.config.redisUrl): Promise<TestWorker> {
  const { logger, lines } = readableLog();
  const app = await createWorker({ ...shop.module.config, redisUrl }, logger, shop.clock);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  await until(async () => (await get('/readyz')).status === 200);
  return { app, log: lines, get, close: () => app.close() };
}

/** Waits until every handler has run. */
export async function outboxEmpty(shop: Pick<WorkPlace, 'db'>): Promise<void> {
  await until(async () => (await rows(shop.db.reading, 'SELECT FROM outbox LIMIT 1')).length === 0, {
    what: 'an empty outbox',
  });
}
