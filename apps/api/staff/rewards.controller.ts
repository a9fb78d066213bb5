// Guides and managers hand redeemed rewards out.
import { Controller } from '@nestjs/common';
import { type AnswerOf, rewardEndpoints } from '@guike/contracts/http';
import { VerifyRedemption } from '@guike/flows';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';

type Verifying = typeof rewardEndpoints.verify;

@Controller()
export class StaffRewardsController {
  constructor(
    private readonly verifying: VerifyRedemption,
    private readonly limit: RedemptionLimit,
  ) {}

  @Serves(rewardEndpoints.verify)
  verify(@Asked() { body, caller }: Call<Verifying>): Promise<AnswerOf<Verifying>> {
    const { staffId, storeId } = caller;
    const by = { kind: 'staff', by: staffId, actorId: staffId, storeId } as const;
    return this.limit.watch(`staff/${staffId}`, () => this.verifying.verify(body.code, by));
  }
}
