// 权益: what a member may use, picking it, asking for it, and saying whether it was received.
import { Controller } from '@nestjs/common';
import { type AnswerOf, benefitEndpoints } from '@guike/contracts/http';
import { MyBenefits, PickBenefits, UseBenefit } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof benefitEndpoints;

/** Every one is something that a store has to prepare. */
const ASKING: Limit = { name: 'member-asking', times: 30, windowSeconds: 3_600 };

@Controller()
export class MemberBenefitsController {
  constructor(
    private readonly benefits: MyBenefits,
    private readonly picking: PickBenefits,
    private readonly using: UseBenefit,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(benefitEndpoints.mine)
  mine(@Asked() { caller }: Call<Endpoints['mine']>): Promise<AnswerOf<Endpoints['mine']>> {
    return this.benefits.mine(caller.memberId);
  }

  @Serves(benefitEndpoints.benefit)
  benefit(@Asked() { caller, params }: Call<Endpoints['benefit']>): Promise<AnswerOf<Endpoints['benefit']>> {
    return this.benefits.benefit(caller.memberId, params.code);
  }

  @Serves(benefitEndpoints.choices)
  choices(@Asked() { caller }: Call<Endpoints['choices']>): Promise<AnswerOf<Endpoints['choices']>> {
    return this.picking.choices(caller.memberId);
  }

  @Serves(benefitEndpoints.pick)
  pick(@Asked() { caller, body }: Call<Endpoints['pick']>): Promise<AnswerOf<Endpoints['pick']>> {
    return this.picking.pick(caller.memberId, body);
  }

  @Serves(benefitEndpoints.ask)
  async ask(@Asked() { caller, body }: Call<Endpoints['ask']>): Promise<AnswerOf<Endpoints['ask']>> {
    await this.limiter.take(ASKING, caller.memberId);
    return this.using.ask(caller.memberId, body);
  }

  @Serves(benefitEndpoints.uses)
  uses(@Asked() { caller, query }: Call<Endpoints['uses']>): Promise<AnswerOf<Endpoints['uses']>> {
    return this.benefits.used(caller.memberId, query);
  }

  @Serves(benefitEndpoints.confirm)
  confirm(@Asked() { caller, params, body }: Call<Endpoints['confirm']>): Promise<AnswerOf<Endpoints['confirm']>> {
    return this.using.confirm(caller.memberId, params.id, body.received);
  }

  @Serves(benefitEndpoints.cancel)
  cancel(@Asked() { caller, params }: Call<Endpoints['cancel']>): Promise<AnswerOf<Endpoints['cancel']>> {
    return this.using.cancel(caller.memberId, params.id);
  }
}
