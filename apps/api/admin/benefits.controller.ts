// 权益 in the office: what is offered and used, coupons, surprises, partner merchants.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { BenefitOverview, CouponOffice, GrantBenefits, KeepPartners } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminBenefitEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminBenefitsController {
  constructor(
    private readonly overview: BenefitOverview,
    private readonly office: CouponOffice,
    private readonly granting: GrantBenefits,
    private readonly keeping: KeepPartners,
  ) {}

  @Serves(adminBenefitEndpoints.benefits)
  benefits(@Asked() { query, caller }: Asking<'benefits'>): Answering<'benefits'> {
    return this.overview.list(query, caller);
  }

  @Serves(adminBenefitEndpoints.coupons)
  coupons(@Asked() { query, caller }: Asking<'coupons'>): Answering<'coupons'> {
    return this.office.list(query, caller);
  }

  @Serves(adminBenefitEndpoints.couponTally)
  tally(@Asked() { caller }: Asking<'couponTally'>): Answering<'couponTally'> {
    return this.office.tally(caller);
  }

  @Serves(adminBenefitEndpoints.voidCoupon)
  void(@Asked() { params, body, caller }: Asking<'voidCoupon'>): Answering<'voidCoupon'> {
    return this.office.void(params, body.reason, caller);
  }

  @Serves(adminBenefitEndpoints.grants)
  grants(@Asked() { query, caller }: Asking<'grants'>): Answering<'grants'> {
    return this.granting.list(query, caller);
  }

  @Serves(adminBenefitEndpoints.grant)
  grant(@Asked() { body, caller }: Asking<'grant'>): Answering<'grant'> {
    return this.granting.grant(body, caller);
  }

  @Serves(adminBenefitEndpoints.stopGrant)
  stop(@Asked() { params, caller }: Asking<'stopGrant'>): Answering<'stopGrant'> {
    return this.granting.stop(params.id, caller);
  }

  @Serves(adminBenefitEndpoints.partners)
  partners(): Answering<'partners'> {
    return this.keeping.list();
  }

  @Serves(adminBenefitEndpoints.addPartner)
  add(@Asked() { body, caller }: Asking<'addPartner'>): Answering<'addPartner'> {
    return this.keeping.add(body, caller.staffId);
  }

  @Serves(adminBenefitEndpoints.changePartner)
  change(@Asked() { params, body, caller }: Asking<'changePartner'>): Answering<'changePartner'> {
    return this.keeping.change(params.id, body, caller.staffId);
  }

  @Serves(adminBenefitEndpoints.renewPartnerCode)
  renew(@Asked() { params, body, caller }: Asking<'renewPartnerCode'>): Answering<'renewPartnerCode'> {
    return this.keeping.renewCode(params.id, body.version, caller.staffId);
  }
}
