// The catalogue of rewards, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminRewardEndpoints } from '@guike/contracts/http';
import { KeepRewards } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminRewardEndpoints;

@Controller()
export class AdminRewardsController {
  constructor(private readonly keeping: KeepRewards) {}

  @Serves(adminRewardEndpoints.rewards)
  list(@Asked() { query }: Call<Endpoints['rewards']>): Promise<AnswerOf<Endpoints['rewards']>> {
    return this.keeping.list(query);
  }

  @Serves(adminRewardEndpoints.reward)
  reward(@Asked() { params }: Call<Endpoints['reward']>): Promise<AnswerOf<Endpoints['reward']>> {
    return this.keeping.reward(params.id);
  }

  @Serves(adminRewardEndpoints.createReward)
  create(@Asked() { body, caller }: Call<Endpoints['createReward']>): Promise<AnswerOf<Endpoints['createReward']>> {
    return this.keeping.create(body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.changeReward)
  change(
    @Asked() { params, body, caller }: Call<Endpoints['changeReward']>,
  ): Promise<AnswerOf<Endpoints['changeReward']>> {
    return this.keeping.change(params.id, body, caller.staffId);
  }

  @Serves(adminRewardEndpoints.switchReward)
  switch(
    @Asked() { params, body, caller }: Call<Endpoints['switchReward']>,
  ): Promise<AnswerOf<Endpoints['switchReward']>> {
    return this.keeping.switch(params.id, body, caller.staffId);
  }
}
