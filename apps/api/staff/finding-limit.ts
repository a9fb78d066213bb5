// Slows down who tries out cards, or names and phones, at the staff's side.
import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode, type StaffId } from '@guike/kernel';
import { type Limit, RateLimiter } from '../edge/rate-limiter';

/** More than anybody greets in a minute, so that a stolen phone cannot read the members one by one. */
const LOOKS: Limit = { name: 'staff-members', times: 30, windowSeconds: 60 };
/** Far above a busy shop's misreadings, far below what the digits of a member code ask of a guesser. */
const FAILURES: Limit = { name: 'staff-identification', times: 30, windowSeconds: 600 };
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['CARD_INVALID', 'CARD_EXPIRED', 'MEMBER_UNKNOWN']);

@Injectable()
export class FindingLimit {
  constructor(private readonly limiter: RateLimiter) {}

  /**
   * Does `work`, which finds a member for somebody who works here. Beyond the limits even a right guess is not looked
   * at. Errors: RATE_LIMITED, and those of `work`.
   */
  async watch<T>(staffId: StaffId, work: () => Promise<T>): Promise<T> {
    await this.limiter.take(LOOKS, staffId);
    await this.limiter.refuseBeyond(FAILURES, staffId);
    try {
      return await work();
    } catch (error) {
      // Many at the same time pass the check together; those above the limit learn nothing from having failed.
      if (error instanceof DomainError && failures.has(error.code)) await this.limiter.take(FAILURES, staffId);
      throw error;
    }
  }
}
