// 转介绍 in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminReferralEndpoints } from '@guike/contracts/http';
import { ReferralFigures, ReferralOffice } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminReferralEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminReferralsController {
  constructor(
    private readonly office: ReferralOffice,
    private readonly sums: ReferralFigures,
  ) {}

  @Serves(adminReferralEndpoints.referrals)
  list(@Asked() { query, caller }: Asking<'referrals'>): Answering<'referrals'> {
    return this.office.list(query, caller);
  }

  @Serves(adminReferralEndpoints.referral)
  one(@Asked() { params, caller }: Asking<'referral'>): Answering<'referral'> {
    return this.office.one(params.id, caller);
  }

  @Serves(adminReferralEndpoints.decideReferral)
  decide(@Asked() { params, body, caller }: Asking<'decideReferral'>): Answering<'decideReferral'> {
    return this.office.decide(params.id, body, caller);
  }

  @Serves(adminReferralEndpoints.referralFigures)
  figures(@Asked() { query, caller }: Asking<'referralFigures'>): Answering<'referralFigures'> {
    return this.sums.figures(query, caller);
  }

  @Serves(adminReferralEndpoints.referralGuides)
  guides(@Asked() { query, caller }: Asking<'referralGuides'>): Answering<'referralGuides'> {
    return this.sums.guides(query, caller);
  }
}
