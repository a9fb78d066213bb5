// The flows of what benefits are handed out by: coupons, bookings, loans, grants, family, partners.
import { BenefitOverview } from './benefit-overview';
import { BookBenefit } from './book-benefit';
import { BookingTimes } from './booking-times';
import { BookingTold } from './booking-told';
import { CancelStoreBooking } from './cancel-store-booking';
import { CouponOffice } from './coupon-office';
import { Giving } from './giving';
import { GrantBenefits } from './grant-benefits';
import { GrantRules } from './grant-rules';
import { KeepBookingPlans } from './keep-booking-plans';
import { KeepPartners } from './keep-partners';
import { LendThings } from './lend-things';
import { LoanLists } from './loan-lists';
import { MyCoupons } from './my-coupons';
import { OnGrantStarted } from './on-grant-started';
import { PartnerOffers } from './partner-offers';
import { ReleaseCoupon } from './release-coupon';
import { RemindBookings } from './remind-bookings';
import { FamilyTold } from './family-told';
import { FamilyViews } from './family-views';
import { InviteFamily } from './invite-family';
import { ShareBenefits } from './share-benefits';
import { StepBooking } from './step-booking';
import { StoreBookings } from './store-bookings';
import { TellOverdueLoans } from './tell-overdue-loans';
import { UseCoupon } from './use-coupon';

/** What apps call. */
export const handOverFlows = [
  UseCoupon,
  ReleaseCoupon,
  MyCoupons,
  CouponOffice,
  BookBenefit,
  BookingTimes,
  StoreBookings,
  StepBooking,
  CancelStoreBooking,
  KeepBookingPlans,
  RemindBookings,
  LendThings,
  LoanLists,
  TellOverdueLoans,
  GrantBenefits,
  OnGrantStarted,
  ShareBenefits,
  InviteFamily,
  PartnerOffers,
  KeepPartners,
  BenefitOverview,
];

/** What only flows call. */
export const handOverParts = [BookingTold, GrantRules, Giving, FamilyViews, FamilyTold];
