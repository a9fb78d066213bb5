// A partner merchant's counter takes a member's code. Everybody may ask: both codes are nobody's to guess.
import { Controller } from '@nestjs/common';
import { type AnswerOf, partnerEndpoints } from '@guike/contracts/http';
import { PartnerOffers } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';

type Verifying = (typeof partnerEndpoints)['verifyPass'];

/** Of one address: far above a busy counter. */
const VERIFYING: Limit = { name: 'partner-verifying', times: 60, windowSeconds: 600 };

@Controller()
export class PartnerController {
  constructor(
    private readonly offers: PartnerOffers,
    private readonly limiter: RateLimiter,
    private readonly failures: RedemptionLimit,
  ) {}

  @Serves(partnerEndpoints.verifyPass)
  async verify(@Asked() { body, request }: Call<Verifying>): Promise<AnswerOf<Verifying>> {
    await this.limiter.take(VERIFYING, request.ip);
    return this.failures.watch(`partner/${request.ip}`, () => this.offers.verify(body.pass, body.code));
  }
}
