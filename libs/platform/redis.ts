// Connections to Redis, which is disposable: they reconnect for ever, and whoever waits on them says for how long.
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
  // A plain timer: aborting a sleep makes an error each time, and tills wait here on every sale.
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
