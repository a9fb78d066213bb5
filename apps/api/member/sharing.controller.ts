// Whom a member shares with, and the code they show partner merchants.
import { Controller } from '@nestjs/common';
import { type AnswerOf, familyEndpoints, partnerEndpoints } from '@guike/contracts/http';
import { InviteFamily, PartnerOffers, ShareBenefits } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Family = typeof familyEndpoints;
type Partners = typeof partnerEndpoints;

/** A code is ten characters out of twenty-five: nobody finds one by trying. */
const CODES: Limit = { name: 'family-codes', times: 20, windowSeconds: 60 };
const PASSES: Limit = { name: 'partner-passes', times: 20, windowSeconds: 60 };

@Controller()
export class MemberSharingController {
  constructor(
    private readonly sharing: ShareBenefits,
    private readonly inviting: InviteFamily,
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

  @Serves(familyEndpoints.inviteFamily)
  invite(@Asked() { caller, body }: Call<Family['inviteFamily']>): Promise<AnswerOf<Family['inviteFamily']>> {
    return this.inviting.invite(caller.memberId, body);
  }

  @Serves(familyEndpoints.withdrawInvitation)
  withdraw(
    @Asked() { caller, params }: Call<Family['withdrawInvitation']>,
  ): Promise<AnswerOf<Family['withdrawInvitation']>> {
    return this.inviting.withdraw(caller.memberId, params.id);
  }

  @Serves(familyEndpoints.familyInvitation)
  async invited(
    @Asked() { caller, params }: Call<Family['familyInvitation']>,
  ): Promise<AnswerOf<Family['familyInvitation']>> {
    await this.limiter.take(CODES, caller.memberId);
    return this.inviting.look(caller.memberId, params.code);
  }

  @Serves(familyEndpoints.answerInvitation)
  async answer(
    @Asked() { caller, params, body }: Call<Family['answerInvitation']>,
  ): Promise<AnswerOf<Family['answerInvitation']>> {
    await this.limiter.take(CODES, caller.memberId);
    return this.inviting.answer(caller.memberId, params.code, body.accept);
  }

  @Serves(familyEndpoints.leaveFamily)
  leave(@Asked() { caller, params }: Call<Family['leaveFamily']>): Promise<AnswerOf<Family['leaveFamily']>> {
    return this.inviting.leave(caller.memberId, params.id);
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
