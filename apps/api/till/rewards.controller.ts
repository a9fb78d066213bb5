// The till hands redeemed rewards out.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { VerifyRedemption } from '@guike/flows';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';

type Verifying = typeof tillEndpoints.verifyRedemption;

@Controller()
export class TillRewardsController {
  constructor(
    private readonly verifying: VerifyRedemption,
    private readonly limit: RedemptionLimit,
  ) {}

  @Serves(tillEndpoints.verifyRedemption)
  verify(@Asked() { body, caller }: Call<Verifying>): Promise<AnswerOf<Verifying>> {
    const { tillId, keyId, storeId } = caller;
    const by = { kind: 'till', by: tillId, actorId: keyId, storeId } as const;
    return this.limit.watch(`till/${keyId}`, () => this.verifying.verify(body.code, by));
  }
}
