// Benefits: who is entitled to what, what was picked, and every use until it is confirmed.
export {
  type Occasion,
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
export {
  type Benefit,
  type Entitlement,
  type Entitlements,
  type Granted,
  type Holder,
  entitlementsOf,
} from './entitlements';
export { BookingPlansService, type StorePlan } from './booking-plans.service';
export {
  AHEAD_DAYS,
  type BookingHours,
  type BookingPlan,
  type Slot,
  faultOf,
  instantOf,
  mayStillChange,
  slotAt,
  slotsOf,
  timeOf,
} from './booking-slots';
export { type Booking, BookingsService, type NewBooking, type SlotKey } from './bookings.service';
export { FAMILY_AT_MOST, type FamilyMember, FamilyService, type FamilyUse } from './family.service';
export { type Grant, type GrantAudience, type GrantGift, GrantsService, type NewGrant } from './grants.service';
export { type Loan, LoansService, type NewLoan } from './loans.service';
export { type Partner, PartnersService, type PartnerTerms } from './partners.service';
export { GiftsService, type NewGift } from './gifts.service';
export { isCouponCode } from './coupon-code';
export { type CouponShelf, type CouponTally, type MemberCoupon, type OfficeCoupon, CouponLists } from './coupon-lists';
export { type CouponKind, type CouponStanding, couponInWords, standingOf, valueInWords, worthOf } from './coupon-rules';
export { type Coupon, type CouponReceipt, type CouponUse, type NewCoupon, CouponsService } from './coupons.service';
export { type NewUse, type Use, type UseRef, type UseStep, UsesService, useColumns } from './uses.service';
export { handOverPicks } from './pick-changes';
export { type PickChange, type PickKind, type PickObstacle, pickChange } from './picking';
export { type NewPickChange, PicksService } from './picks.service';
export { type Quota, type UseSource, type UseState, nextPeriod, nextQuarter, periodKey, quarterOf } from './uses';
