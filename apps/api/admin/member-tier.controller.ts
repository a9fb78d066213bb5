// One member's tier in the office: what is held, its history, floors, pauses and fees.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import { DecideTierByHand, MemberTier, PayFee, ReverseFee } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminTierEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class MemberTierController {
  constructor(
    private readonly member: MemberTier,
    private readonly byHand: DecideTierByHand,
    private readonly fees: PayFee,
    private readonly reversing: ReverseFee,
  ) {}

  @Serves(adminTierEndpoints.memberTier)
  tier(@Asked() { params, caller }: Asking<'memberTier'>): Answering<'memberTier'> {
    return this.member.tier(params.id, caller);
  }

  @Serves(adminTierEndpoints.memberTierHistory)
  history(@Asked() { params, query, caller }: Asking<'memberTierHistory'>): Answering<'memberTierHistory'> {
    return this.member.history(params.id, query, caller);
  }

  @Serves(adminTierEndpoints.memberTierOn)
  on(@Asked() { params, query, caller }: Asking<'memberTierOn'>): Answering<'memberTierOn'> {
    return this.member.on(params.id, query, caller);
  }

  @Serves(adminTierEndpoints.askOverride)
  ask(@Asked() { params, body, caller }: Asking<'askOverride'>): Answering<'askOverride'> {
    return this.byHand.ask(params.id, body, caller);
  }

  @Serves(adminTierEndpoints.decideOverride)
  decide(@Asked() { params, body, caller }: Asking<'decideOverride'>): Answering<'decideOverride'> {
    return this.byHand.decide({ memberId: params.id, id: params.override }, body, caller);
  }

  @Serves(adminTierEndpoints.withdrawOverride)
  withdraw(@Asked() { params, body, caller }: Asking<'withdrawOverride'>): Answering<'withdrawOverride'> {
    return this.byHand.withdraw({ memberId: params.id, id: params.override }, body, caller);
  }

  @Serves(adminTierEndpoints.payFee)
  pay(@Asked() { params, body, caller }: Asking<'payFee'>): Answering<'payFee'> {
    return this.fees.pay(params.id, body, caller);
  }

  @Serves(adminTierEndpoints.reverseFee)
  reverse(@Asked() { params, body, caller }: Asking<'reverseFee'>): Answering<'reverseFee'> {
    return this.reversing.reverse(params.id, params.fee, body, caller);
  }
}
