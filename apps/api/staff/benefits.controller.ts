// 今天可以给: guides and managers hand benefits over, and see what their store still owes.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { BenefitDesk, Undelivered } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof staffBenefitEndpoints;

@Controller()
export class StaffBenefitsController {
  constructor(
    private readonly desk: BenefitDesk,
    private readonly undelivered: Undelivered,
  ) {}

  @Serves(staffBenefitEndpoints.now)
  now(@Asked() { caller, params }: Call<Endpoints['now']>): Promise<AnswerOf<Endpoints['now']>> {
    return this.desk.now(params.memberId, caller);
  }

  @Serves(staffBenefitEndpoints.deliver)
  deliver(@Asked() { caller, body }: Call<Endpoints['deliver']>): Promise<AnswerOf<Endpoints['deliver']>> {
    return this.desk.deliver(body, caller);
  }

  @Serves(staffBenefitEndpoints.prepare)
  prepare(@Asked() { caller, params }: Call<Endpoints['prepare']>): Promise<AnswerOf<Endpoints['prepare']>> {
    return this.undelivered.prepare(params, caller);
  }

  @Serves(staffBenefitEndpoints.miss)
  miss(@Asked() { caller, params, body }: Call<Endpoints['miss']>): Promise<AnswerOf<Endpoints['miss']>> {
    return this.undelivered.miss(params, body, caller);
  }

  @Serves(staffBenefitEndpoints.undelivered)
  debts(@Asked() { caller, query }: Call<Endpoints['undelivered']>): Promise<AnswerOf<Endpoints['undelivered']>> {
    return this.undelivered.list(caller, query);
  }
}
