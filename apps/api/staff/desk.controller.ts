// 接待: who stands before a guide, what a redemption code stands for, what was done today.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { GreetMember, LookUpRedemption, StaffDay } from '@guike/flows';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';
import { FindingLimit } from './finding-limit';

type Endpoints = typeof staffDeskEndpoints;

@Controller()
export class StaffDeskController {
  constructor(
    private readonly greeting: GreetMember,
    private readonly redemptions: LookUpRedemption,
    private readonly day: StaffDay,
    private readonly finding: FindingLimit,
    private readonly guessing: RedemptionLimit,
  ) {}

  @Serves(staffDeskEndpoints.findMember)
  findMember(@Asked() { body, caller }: Call<Endpoints['findMember']>): Promise<AnswerOf<Endpoints['findMember']>> {
    return this.finding.watch(caller.staffId, () => this.greeting.greet(body, caller.staffId));
  }

  @Serves(staffDeskEndpoints.findRedemption)
  findRedemption(
    @Asked() { body, caller: { staffId } }: Call<Endpoints['findRedemption']>,
  ): Promise<AnswerOf<Endpoints['findRedemption']>> {
    return this.guessing.watch(`staff/${staffId}`, () => this.redemptions.find(body.code, staffId));
  }

  @Serves(staffDeskEndpoints.today)
  today(@Asked() { query, caller }: Call<Endpoints['today']>): Promise<AnswerOf<Endpoints['today']>> {
    return this.day.today(caller.staffId, query);
  }
}
