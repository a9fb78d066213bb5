// 补登积分: a member claims a forgotten sale, or a guide does for them. Who guesses receipts is slowed down.
import { Controller } from '@nestjs/common';
import { type AnswerOf, claimEndpoints } from '@guike/contracts/http';
import { type ClaimWish, ClaimLists, FileClaim } from '@guike/flows';
import { DomainError, businessDay } from '@guike/kernel';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof claimEndpoints;
type Claim = AnswerOf<Endpoints['file']>;

/** Receipts that nobody's till has sent, or that are no claimant's. Source: product.md, Points (limited). */
const WRONG: Limit = { name: 'wrong-receipts', times: 10, windowSeconds: 86_400 };

@Controller()
export class ClaimsController {
  constructor(
    private readonly filing: FileClaim,
    private readonly lists: ClaimLists,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(claimEndpoints.claims)
  claims(@Asked() { caller, query }: Call<Endpoints['claims']>): Promise<AnswerOf<Endpoints['claims']>> {
    return this.lists.mine(caller.memberId, query);
  }

  @Serves(claimEndpoints.file)
  file(@Asked() { caller, body }: Call<Endpoints['file']>): Promise<Claim> {
    const { id, number, store } = body;
    const receipt = { id, number, businessDay: businessDay(body.businessDay), store: { code: store } };
    return this.watched(caller.memberId, { ...receipt, memberId: caller.memberId, staffId: null });
  }

  @Serves(claimEndpoints.fileFor)
  fileFor(@Asked() { caller, body }: Call<Endpoints['fileFor']>): Promise<Claim> {
    if (caller.storeId === null) throw new DomainError('FORBIDDEN');
    const { id, number, memberId } = body;
    const receipt = { id, number, businessDay: businessDay(body.businessDay), store: { id: caller.storeId } };
    return this.watched(caller.staffId, { ...receipt, memberId, staffId: caller.staffId });
  }

  /**
   * Beyond the limit even a right receipt is not looked at. A try is counted before it is made, and taken back when it
   * was no guess: however many come at the same time, no more than the limit are looked at.
   */
  private async watched(who: string, wish: ClaimWish): Promise<Claim> {
    await this.limiter.take(WRONG, who);
    let wasGuess = false;
    try {
      const claim = await this.filing.file(wish);
      wasGuess = claim.state === 'waiting_sale';
      return claim;
    } catch (error) {
      wasGuess = error instanceof DomainError && error.code === 'CLAIM_IMPOSSIBLE';
      throw error;
    } finally {
      if (!wasGuess) await this.limiter.giveBack(WRONG, who);
    }
  }
}
