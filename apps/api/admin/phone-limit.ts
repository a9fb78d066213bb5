// Slows down who tries out phone numbers at the forms for joining, which tell a customer from a member.
import { DomainError, type ErrorCode, type StaffId } from '@guike/kernel';
import type { Limit, RateLimiter } from '../edge/rate-limiter';

/** Far above a day's mistakes at a counter, far below what a list of numbers asks of who checks it. */
const REFUSALS: Limit = { name: 'joining-phones', times: 30, windowSeconds: 3_600 };
const telling: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['ALREADY_A_MEMBER', 'HAS_LEFT', 'APPLICATION_OPEN']);

/** Does `work`, which looks a phone number up for somebody who works here. Errors: RATE_LIMITED, and those of `work`. */
export async function watchPhones<T>(limiter: RateLimiter, staffId: StaffId, work: () => Promise<T>): Promise<T> {
  await limiter.refuseBeyond(REFUSALS, staffId);
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && telling.has(error.code)) await limiter.take(REFUSALS, staffId);
    throw error;
  }
}
