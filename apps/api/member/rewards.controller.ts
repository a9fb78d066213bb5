// What a member's points buy, redeeming it, and what was redeemed.
import { Controller } from '@nestjs/common';
import { type AnswerOf, rewardEndpoints } from '@guike/contracts/http';
import { RedeemReward, RewardCatalogue } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof rewardEndpoints;

/** Every try claims the reward for a moment, and nobody shall keep it from the others. */
const REDEEMING: Limit = { name: 'member-redeeming', times: 30, windowSeconds: 60 };

@Controller()
export class MemberRewardsController {
  constructor(
    private readonly offers: RewardCatalogue,
    private readonly redeeming: RedeemReward,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(rewardEndpoints.catalogue)
  catalogue(@Asked() { caller }: Call<Endpoints['catalogue']>): Promise<AnswerOf<Endpoints['catalogue']>> {
    return this.offers.catalogue(caller.memberId);
  }

  @Serves(rewardEndpoints.redeem)
  async redeem(@Asked() { caller, body }: Call<Endpoints['redeem']>): Promise<AnswerOf<Endpoints['redeem']>> {
    await this.limiter.take(REDEEMING, caller.memberId);
    return this.redeeming.redeem(caller.memberId, body);
  }

  @Serves(rewardEndpoints.redemptions)
  redemptions(@Asked() { caller, query }: Call<Endpoints['redemptions']>): Promise<AnswerOf<Endpoints['redemptions']>> {
    return this.offers.redeemed(caller.memberId, query);
  }
}
