// Connections to Redis, which is disposable: they reconnect for ever, and whoever waits on them says for how long.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const PING_MS = 1_000;
const RECONNECT_MS = 2_000;

/** Connects in the background. Commands wait while Redis is away, as Bull needs it: bound them with `inTime`. */
export function connectRedis(url: string): Redis {
  return new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
    retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MS),
  });
}

/** Whether Redis answers now; never waits longer than a second. */
export async function redisAnswers(redis: Redis): Promise<boolean> {
  if (redis.status !== 'ready') return false;
  return inTime(PING_MS, redis.ping()).then(
    () => true,
    () => false,
  );
}

/** The work's result, or an Error when it takes longer than `limitMs`. The work itself is not stopped. */
export async function inTime<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${limitMs} ms`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    limit.catch(() => undefined);
    timer.abort();
  }
}
