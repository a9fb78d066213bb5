// What a member reads about keeping their tier.
import { Controller } from '@nestjs/common';
import { type AnswerOf, memberTierEndpoints } from '@guike/contracts/http';
import { TierStanding } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoint = (typeof memberTierEndpoints)['tierStanding'];

@Controller()
export class MemberTierStandingController {
  constructor(private readonly tier: TierStanding) {}

  @Serves(memberTierEndpoints.tierStanding)
  standing(@Asked() { query, caller }: Call<Endpoint>): Promise<AnswerOf<Endpoint>> {
    return this.tier.standing(caller.memberId, query);
  }
}
