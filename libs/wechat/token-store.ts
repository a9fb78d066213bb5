// The access token between processes: sealed in Redis, with a lock so that one of them renews it. Redis may be away.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Config, type Keys, type Logger, connectRedis, inTime, sha256 } from '@guike/platform';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { AccessToken } from './token-life';

const REDIS_MS = 500;
/** Longer than the two calls that a renewal makes at most. */
const LOCK_MS = 15_000;
/** WeChat allows twenty a day, each half a minute after the last. The rest is left for a leak. */
const FORCED_A_DAY = 10;
const FORCED_APART_SECONDS = 31;
const DAY_SECONDS = 86_400;

const UNLOCK = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
const TAKE_FORCED = `
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[1]) then return 0 end
local count = redis.call('INCR', KEYS[2])
if count == 1 then redis.call('EXPIRE', KEYS[2], ARGV[2]) end
if count > tonumber(ARGV[3]) then return 0 end
return 1`;

const stored = z.object({ value: z.string(), renewAt: z.number(), expiresAt: z.number() });

/** An app as WeChat registers it: a mini-program or an Official Account. */
export interface WechatApp {
  readonly id: string;
  readonly secret: string;
}

export class TokenStore {
  private redis: Redis | null = null;
  private firstAnswer: Promise<unknown> = Promise.resolve();
  private readonly keys: {
    readonly token: string;
    readonly lock: string;
    readonly last: string;
    readonly count: string;
  };

  constructor(
    app: WechatApp,
    private readonly config: Config,
    private readonly logger: Logger,
    private readonly crypto: Keys,
  ) {
    // Of this app and secret: after a change of either the old token is of no use.
    const name = sha256(JSON.stringify(app)).toString('base64url').slice(0, 16);
    const start = `${config.redisPrefix}:wechat:${name}`;
    this.keys = {
      token: `${start}:token`,
      lock: `${start}:lock`,
      last: `${start}:forced`,
      count: `${start}:forced-day`,
    };
  }

  /** What the processes share, or null when there is nothing or Redis is away. */
  async read(): Promise<AccessToken | null> {
    const sealed = await this.run((redis) => redis.getBuffer(this.keys.token));
    if (!sealed) return null;
    try {
      return stored.parse(JSON.parse(this.crypto.open(sealed, this.keys.token)));
    } catch {
      return null; // Written under another master key.
    }
  }

  async write(token: AccessToken, now: number): Promise<void> {
    const sealed = this.crypto.seal(JSON.stringify(token), this.keys.token);
    const lastsMs = Math.max(Math.ceil(token.expiresAt - now), 1);
    await this.run((redis) => redis.set(this.keys.token, sealed, 'PX', lastsMs));
  }

  /** Takes the right to renew; null when another has it. Without Redis everybody has it. Answers how to give it back. */
  async lock(): Promise<(() => Promise<void>) | null> {
    const mine = randomBytes(16).toString('base64url');
    const taken = await this.run((redis) => redis.set(this.keys.lock, mine, 'PX', LOCK_MS, 'NX'));
    if (taken === null) return null;
    return async () => void (await this.run((redis) => redis.eval(UNLOCK, 1, this.keys.lock, mine)));
  }

  /** Counts a forced renewal, if one more is safe. Without Redis nobody counts, so none is. */
  async mayForce(): Promise<boolean> {
    const { last, count } = this.keys;
    const answer = await this.run((redis) =>
      redis.eval(TAKE_FORCED, 2, last, count, FORCED_APART_SECONDS, DAY_SECONDS, FORCED_A_DAY),
    );
    return answer === 1;
  }

  close(): void {
    this.redis?.disconnect();
  }

  /** Undefined while Redis is away. */
  private async run<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    try {
      const redis = this.connection();
      await this.firstAnswer;
      if (redis.status !== 'ready') return undefined;
      return await inTime(REDIS_MS, command(redis));
    } catch (error) {
      this.logger.warn({ err: error }, 'the WeChat token is not shared while Redis is away');
      return undefined;
    }
  }

  /** Connects with the first use: a shop without WeChat needs no connection for it. */
  private connection(): Redis {
    if (this.redis) return this.redis;
    const redis = connectRedis(this.config.redisUrl).on('error', (error) =>
      this.logger.debug({ err: error }, 'Redis is away'),
    );
    this.firstAnswer = inTime(REDIS_MS, once(redis, 'ready')).catch(() => undefined);
    this.redis = redis;
    return redis;
  }
}
