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
  /**
   * How long a look is good for; none unless told. A try that is counted here ends it, so only those that another process
   * counts are noticed so much later.
   */
  readonly lookMs?: number;
}

interface Look {
  readonly found: Promise<unknown>;
  /** Milliseconds; infinite while it is under way. */
  until: number;
}

const TAKE = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('TTL', KEYS[1])}`;
const LOOK = `return {tonumber(redis.call('GET', KEYS[1]) or 0), redis.call('TTL', KEYS[1])}`;
const GIVE_BACK = `if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end`;
const REDIS_MS = 500;
const COMPLAIN_EVERY_MS = 60_000;
/** There are fewer tills. */
const LOOKS_KEPT = 1_000;

@Injectable()
export class RateLimiter {
  private complainedAt = -Infinity;
  /** Looks by whom they are about: a busy till asks for itself many times at once. */
  private readonly looks = new Map<string, Look>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts a try of `who`. Error: RATE_LIMITED. */
  async take(limit: Limit, who: string): Promise<void> {
    const found = await this.run(TAKE, limit, who);
    this.looks.delete(nameOf(limit, who));
    refuseAbove(limit.times, found);
  }

  /** Refuses once all tries of `who` are taken, without counting one. Error: RATE_LIMITED. */
  async refuseBeyond(limit: Limit, who: string): Promise<void> {
    const name = nameOf(limit, who);
    const known = this.looks.get(name);
    const look = known && this.clock.now().getTime() < known.until ? known : this.look(name, limit, who);
    refuseAbove(limit.times - 1, await look.found);
  }

  private look(name: string, limit: Limit, who: string): Look {
    const look: Look = { found: this.run(LOOK, limit, who), until: Infinity };
    this.looks.set(name, look);
    void look.found.then(() => {
      if (this.looks.get(name) !== look) return;
      if (limit.lookMs === undefined || this.looks.size > LOOKS_KEPT) this.looks.delete(name);
      else look.until = this.clock.now().getTime() + limit.lookMs;
    });
    return look;
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

const nameOf = ({ name }: Limit, who: string): string => `${name}/${who}`;

/** `found` is count and seconds left, or nothing while Redis is away. */
function refuseAbove(times: number, found: unknown): void {
  if (!Array.isArray(found)) return;
  const [count, secondsLeft] = found as [number, number];
  if (count > times) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.max(secondsLeft, 1) });
}
