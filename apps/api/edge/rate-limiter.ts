// Counts tries in Redis. Redis is disposable: while it is away everyone passes, and the log says so.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, LOGGER, type Logger, inTime } from '@guike/platform';
import type { Redis } from 'ioredis';
import { REDIS } from './redis.provider';

/** At most `times` tries in a window that starts with the first. */
export interface Limit {
  readonly name: string;
  readonly times: number;
  readonly windowSeconds: number;
}

const TAKE = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('TTL', KEYS[1])}`;
const LOOK = `return {tonumber(redis.call('GET', KEYS[1]) or 0), redis.call('TTL', KEYS[1])}`;
const GIVE_BACK = `if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end`;
const REDIS_MS = 500;
const COMPLAIN_EVERY_MS = 60_000;

@Injectable()
export class RateLimiter {
  private complainedAt = -Infinity;
  /** Looks under way, by whom they are about: a busy till asks for itself many times at once. */
  private readonly looks = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts a try of `who`. Error: RATE_LIMITED. */
  async take(limit: Limit, who: string): Promise<void> {
    refuseAbove(limit.times, await this.run(TAKE, limit, who));
  }

  /** Refuses once all tries of `who` are taken, without counting one. Error: RATE_LIMITED. */
  async refuseBeyond(limit: Limit, who: string): Promise<void> {
    const name = `${limit.name}/${who}`;
    let look = this.looks.get(name);
    if (!look) {
      look = this.run(LOOK, limit, who).finally(() => this.looks.delete(name));
      this.looks.set(name, look);
    }
    refuseAbove(limit.times - 1, await look);
  }

  /** Takes a try back that turned out to be a good one. */
  async giveBack(limit: Limit, who: string): Promise<void> {
    await this.run(GIVE_BACK, limit, who);
  }

  private async run(script: string, { name, windowSeconds }: Limit, who: string): Promise<unknown> {
    // Hashed, since it may be an address or whatever somebody typed as a login.
    const key = `${this.config.redisPrefix}:limit:${name}:${createHash('sha256').update(who).digest('base64url')}`;
    try {
      if (this.redis.status !== 'ready') throw new Error(`Redis is ${this.redis.status}`);
      return await inTime(REDIS_MS, this.redis.eval(script, 1, key, windowSeconds));
    } catch (error) {
      this.complain(error);
      return undefined;
    }
  }

  private complain(error: unknown): void {
    const now = this.clock.now().getTime();
    if (now - this.complainedAt < COMPLAIN_EVERY_MS) return;
    this.complainedAt = now;
    this.logger.warn({ err: error }, 'no rate limits while Redis is away');
  }
}

/** `found` is count and seconds left, or nothing while Redis is away. */
function refuseAbove(times: number, found: unknown): void {
  if (!Array.isArray(found)) return;
  const [count, secondsLeft] = found as [number, number];
  if (count > times) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.max(secondsLeft, 1) });
}
