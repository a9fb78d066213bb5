// Guides and managers look coupons up and use them by hand.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffCouponEndpoints } from '@guike/contracts/http';
import { type CouponHand, UseCoupon } from '@guike/flows';
import { DomainError, businessDay } from '@guike/kernel';
import type { StaffCaller } from '../edge/callers';
import { RedemptionLimit } from '../edge/redemption-limit';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof staffCouponEndpoints;

@Controller()
export class StaffCouponsController {
  constructor(
    private readonly using: UseCoupon,
    private readonly limit: RedemptionLimit,
  ) {}

  @Serves(staffCouponEndpoints.findCoupon)
  find(@Asked() { body, caller }: Call<Endpoints['findCoupon']>): Promise<AnswerOf<Endpoints['findCoupon']>> {
    return this.limit.watch(whoOf(caller), () => this.using.look(body.code, body.amountFen ?? null, handOf(caller)));
  }

  @Serves(staffCouponEndpoints.useCoupon)
  use(@Asked() { body, caller }: Call<Endpoints['useCoupon']>): Promise<AnswerOf<Endpoints['useCoupon']>> {
    const wish = { receipt: receiptOf(caller, body.receipt), saleFen: body.amountFen ?? null };
    return this.limit.watch(whoOf(caller), () => this.using.use(body.code, wish, handOf(caller)));
  }
}

const whoOf = ({ staffId }: StaffCaller): string => `staff/${staffId}`;
const handOf = ({ staffId, storeId }: StaffCaller): CouponHand => ({
  kind: 'staff',
  by: staffId,
  actorId: staffId,
  storeId,
});

/** Error: FORBIDDEN for a receipt from whoever belongs to no store. */
function receiptOf(
  { storeId }: StaffCaller,
  receipt: { readonly businessDay: string; readonly number: string } | undefined,
) {
  if (receipt === undefined) return null;
  if (storeId === null) throw new DomainError('FORBIDDEN');
  return { storeId, businessDay: businessDay(receipt.businessDay), number: receipt.number };
}
