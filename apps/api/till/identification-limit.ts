// Slows down a key that guesses: who is wrong too often about whom it names, names nobody by card or phone for a while.
import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@guike/kernel';
import type { TillCaller } from '../edge/callers';
import { type Limit, RateLimiter } from '../edge/rate-limiter';

/** Far above a busy cashier's misreadings, far below what the digits of a member code ask of a guesser. */
const FAILURES: Limit = { name: 'till-identification', times: 30, windowSeconds: 600, lookMs: 250 };
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['CARD_INVALID', 'CARD_EXPIRED', 'MEMBER_UNKNOWN']);

/** Whom a request is about, as the till names them. */
type Named = object | undefined;

@Injectable()
export class IdentificationLimit {
  constructor(private readonly limiter: RateLimiter) {}

  /**
   * Does `work`, which finds the customer whom a till named; an anonymous request and one by member id pass uncounted.
   * Beyond the limit even a right guess is not looked at. Errors: RATE_LIMITED, and those of `work`.
   */
  async watch<T>({ keyId }: TillCaller, named: Named, work: () => Promise<T>): Promise<T> {
    if (!isGuessable(named)) return work();
    await this.limiter.refuseBeyond(FAILURES, keyId);
    try {
      return await work();
    } catch (error) {
      // Many at the same time pass the check together; those above the limit learn nothing from having failed.
      if (error instanceof DomainError && failures.has(error.code)) await this.limiter.take(FAILURES, keyId);
      throw error;
    }
  }
}

function isGuessable(named: Named): boolean {
  return named !== undefined && ('card' in named || 'phone' in named);
}
