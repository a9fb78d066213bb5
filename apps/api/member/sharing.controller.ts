// Whom a member shares with, and the code they show partner merchants.
import { Controller } from '@nestjs/common';
import { type AnswerOf, familyEndpoints, partnerEndpoints } from '@guike/contracts/http';
import { PartnerOffers, ShareBenefits } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Family = typeof familyEndpoints;
type Partners = typeof partnerEndpoints;

const PASSES: Limit = { name: 'partner-passes', times: 20, windowSeconds: 60 };

@Controller()
export class MemberSharingController {
  constructor(
    private readonly sharing: ShareBenefits,
    private readonly offers: PartnerOffers,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(familyEndpoints.family)
  family(@Asked() { caller }: Call<Family['family']>): Promise<AnswerOf<Family['family']>> {
    return this.sharing.mine(caller.memberId);
  }

  @Serves(familyEndpoints.addFamily)
  add(@Asked() { caller, body }: Call<Family['addFamily']>): Promise<AnswerOf<Family['addFamily']>> {
    return this.sharing.add(caller.memberId, body);
  }

  @Serves(familyEndpoints.removeFamily)
  remove(@Asked() { caller, params }: Call<Family['removeFamily']>): Promise<AnswerOf<Family['removeFamily']>> {
    return this.sharing.remove(caller.memberId, params.id);
  }

  @Serves(partnerEndpoints.partners)
  partners(@Asked() { caller, params }: Call<Partners['partners']>): Promise<AnswerOf<Partners['partners']>> {
    return this.offers.list(caller.memberId, params.code);
  }

  @Serves(partnerEndpoints.pass)
  async pass(@Asked() { caller, body }: Call<Partners['pass']>): Promise<AnswerOf<Partners['pass']>> {
    await this.limiter.take(PASSES, caller.memberId);
    return this.offers.pass(caller.memberId, body.code);
  }
}
