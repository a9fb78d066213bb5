// The catalogue of rewards, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminRewardEndpoints } from '@guike/contracts/http';
import { KeepRewardStock, KeepRewards, RewardRedemptions } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminRewardEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminRewardsController {
  constructor(
    private readonly keeping: KeepRewards,
    private readonly stock: KeepRewardStock,
    private readonly redemptions: RewardRedemptions,
  ) {}

  @Serves(adminRewardEndpoints.rewards)
  list(@Asked() { query }: Asking<'rewards'>): Answering<'rewards'> {
    return this.keeping.list(query);
  }

  @Serves(adminRewardEndpoints.reward)
  reward(@Asked() { params }: Asking<'reward'>): Answering<'reward'> {
    return this.keeping.reward(params.id);
  }

  @Serves(adminRewardEndpoints.previewReward)
  preview(@Asked() { body }: Asking<'previewReward'>): Answering<'previewReward'> {
    return this.keeping.preview(body);
  }

  @Serves(adminRewardEndpoints.createReward)
  create(@Asked() { body, caller }: Asking<'createReward'>): Answering<'createReward'> {
    return this.keeping.create(body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.changeReward)
  change(@Asked() { params, body, caller }: Asking<'changeReward'>): Answering<'changeReward'> {
    return this.keeping.change(params.id, body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.switchReward)
  switch(@Asked() { params, body, caller }: Asking<'switchReward'>): Answering<'switchReward'> {
    return this.keeping.switch(params.id, body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.changeStock)
  changeStock(@Asked() { params, body, caller }: Asking<'changeStock'>): Answering<'changeStock'> {
    return this.stock.change(params.id, body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.stockChanges)
  stockChanges(@Asked() { params, query }: Asking<'stockChanges'>): Answering<'stockChanges'> {
    return this.stock.changes(params.id, query);
  }

  @Serves(adminRewardEndpoints.rewardRedemptions)
  redeemed(@Asked() { params, query, caller }: Asking<'rewardRedemptions'>): Answering<'rewardRedemptions'> {
    return this.redemptions.list(params.id, query, caller);
  }
}
