// Benefits: who is entitled to what, what was picked, and every use until it is confirmed.
export {
  discountsInWords,
  leftInWords,
  owedInWords,
  restingInWords,
  termsInWords,
  useInWords,
  usedUpInWords,
  wayInWords,
} from './benefit-words';
export { BenefitsModule } from './benefits.module';
export { type Benefit, type Entitlement, type Entitlements, type Holder, entitlementsOf } from './entitlements';
export { BookingPlansService, type StorePlan } from './booking-plans.service';
export { AHEAD_DAYS, type Slot, faultOf, instantOf, mayStillChange, slotAt, slotsOf } from './booking-slots';
export { type Booking, BookingsService } from './bookings.service';
export { FamilyInvitationsService, type FamilyInvitation } from './family-invitations.service';
export {
  FAMILY_AT_MOST,
  type FamilyMember,
  FamilyService,
  type FamilyUse,
  type Shared,
  isSharedWith,
} from './family.service';
export { type Grant, type GrantAudience, type GrantGift, GrantsService } from './grants.service';
export { type Loan, LoansService } from './loans.service';
export { type Partner, PartnersService } from './partners.service';
export { GiftsService } from './gifts.service';
export { isCouponCode } from './coupon-code';
export { type MemberCoupon, type OfficeCoupon, CouponLists } from './coupon-lists';
export { couponInWords, standingOf, valueInWords, worthOf } from './coupon-rules';
export { type Coupon, type CouponReceipt, type CouponUse, type NewCoupon, CouponsService } from './coupons.service';
export { type Use, UsesService, useColumns } from './uses.service';
export { handOverPicks } from './pick-changes';
export { pickChange } from './picking';
export { PicksService } from './picks.service';
export { type Quota, nextPeriod, nextQuarter, periodKey } from './uses';
