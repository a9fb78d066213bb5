// What benefits are handed out by: the services and tables of coupons, bookings, loans, grants, family and partners.
import { BookingPlansService } from './booking-plans.service';
import { BookingsService } from './bookings.service';
import { CouponLists } from './coupon-lists';
import { couponEntities } from './coupons.entities';
import { CouponsService } from './coupons.service';
import { FamilyInvitationsService } from './family-invitations.service';
import { FamilyService } from './family.service';
import { GiftsService } from './gifts.service';
import { GrantsService } from './grants.service';
import { handOverEntities as otherEntities } from './hand-over.entities';
import { LoansService } from './loans.service';
import { PartnersService } from './partners.service';

export const handOverEntities = [...couponEntities, ...otherEntities];
export const handOverServices = [
  CouponsService,
  CouponLists,
  BookingPlansService,
  BookingsService,
  GiftsService,
  GrantsService,
  LoansService,
  FamilyService,
  FamilyInvitationsService,
  PartnersService,
];
