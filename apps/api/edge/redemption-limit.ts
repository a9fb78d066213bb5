// Slows down who guesses codes of redemptions, coupons and partners, a till or a person alike.
import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@guike/kernel';
import { type Limit, RateLimiter } from './rate-limiter';

/** Far above a counter's misreadings, far below what eleven random digits ask of a guesser. */
const FAILURES: Limit = { name: 'redemption-codes', times: 30, windowSeconds: 600 };
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'REDEMPTION_UNKNOWN',
  'COUPON_UNKNOWN',
  'PASS_UNKNOWN',
  'PARTNER_UNKNOWN',
]);

@Injectable()
export class RedemptionLimit {
  constructor(private readonly limiter: RateLimiter) {}

  /**
   * Does `work`, which looks a code up for `who`. Beyond the limit even a right code is not looked at. Errors:
   * RATE_LIMITED, and those of `work`.
   */
  async watch<T>(who: string, work: () => Promise<T>): Promise<T> {
    await this.limiter.refuseBeyond(FAILURES, who);
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError && failures.has(error.code)) await this.limiter.take(FAILURES, who);
      throw error;
    }
  }
}
