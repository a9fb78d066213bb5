// The till looks coupons up, uses them, and gives them back.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type CouponHand, ReleaseCoupon, UseCoupon } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import type { TillCaller } from '../edge/callers';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof tillEndpoints;

@Controller()
export class TillCouponsController {
  constructor(
    private readonly using: UseCoupon,
    private readonly releasing: ReleaseCoupon,
    private readonly limit: RedemptionLimit,
  ) {}

  @Serves(tillEndpoints.verifyCoupon)
  verify(@Asked() { body, caller }: Call<Endpoints['verifyCoupon']>): Promise<AnswerOf<Endpoints['verifyCoupon']>> {
    return this.limit.watch(whoOf(caller), () => this.using.look(body.code, body.amountFen ?? null, handOf(caller)));
  }

  @Serves(tillEndpoints.useCoupon)
  use(@Asked() { body, caller }: Call<Endpoints['useCoupon']>): Promise<AnswerOf<Endpoints['useCoupon']>> {
    const wish = { receipt: receiptOf(caller, body.receipt), saleFen: body.amountFen };
    return this.limit.watch(whoOf(caller), () => this.using.use(body.code, wish, handOf(caller)));
  }

  @Serves(tillEndpoints.releaseCoupon)
  release(@Asked() { body, caller }: Call<Endpoints['releaseCoupon']>): Promise<AnswerOf<Endpoints['releaseCoupon']>> {
    const receipt = receiptOf(caller, body.receipt);
    return this.limit.watch(whoOf(caller), () => this.releasing.release(body.code, receipt, handOf(caller)));
  }
}

const whoOf = ({ keyId }: TillCaller): string => `till/${keyId}`;
const handOf = ({ tillId, keyId, storeId }: TillCaller): CouponHand => ({
  kind: 'till',
  by: tillId,
  actorId: keyId,
  storeId,
});
const receiptOf = ({ storeId }: TillCaller, receipt: { readonly businessDay: string; readonly number: string }) => ({
  storeId,
  businessDay: businessDay(receipt.businessDay),
  number: receipt.number,
});
