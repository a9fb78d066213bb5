// A member's coupons.
import { Controller } from '@nestjs/common';
import { type AnswerOf, couponEndpoints } from '@guike/contracts/http';
import { MyCoupons } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof couponEndpoints;

@Controller()
export class MemberCouponsController {
  constructor(private readonly coupons: MyCoupons) {}

  @Serves(couponEndpoints.coupons)
  list(@Asked() { caller, query }: Call<Endpoints['coupons']>): Promise<AnswerOf<Endpoints['coupons']>> {
    return this.coupons.list(caller.memberId, query);
  }

  @Serves(couponEndpoints.coupon)
  coupon(@Asked() { caller, params }: Call<Endpoints['coupon']>): Promise<AnswerOf<Endpoints['coupon']>> {
    return this.coupons.coupon(caller.memberId, params.id);
  }
}
