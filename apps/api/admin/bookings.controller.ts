// Bookings of benefits in the office and on the staff's side: a day's list, the days ahead, and when stores take bookings.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminBookingEndpoints, staffBookingEndpoints } from '@guike/contracts/http';
import { CancelStoreBooking, KeepBookingPlans, StepBooking, StoreBookings } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminBookingEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;
type StoreDay = (typeof staffBookingEndpoints)['storeBookings'];
type Step = (typeof staffBookingEndpoints)['stepBooking'];

@Controller()
export class BookingsController {
  constructor(
    private readonly lists: StoreBookings,
    private readonly cancelling: CancelStoreBooking,
    private readonly plans: KeepBookingPlans,
    private readonly stepping: StepBooking,
  ) {}

  @Serves(staffBookingEndpoints.storeBookings)
  storeDay(@Asked() { query, caller }: Call<StoreDay>): Promise<AnswerOf<StoreDay>> {
    return this.lists.ofDay(query, caller);
  }

  @Serves(staffBookingEndpoints.stepBooking)
  step(@Asked() { params, body, caller }: Call<Step>): Promise<AnswerOf<Step>> {
    return this.stepping.step(params, body.to, caller);
  }

  @Serves(adminBookingEndpoints.bookings)
  ofDay(@Asked() { query, caller }: Asking<'bookings'>): Answering<'bookings'> {
    return this.lists.ofDay(query, caller);
  }

  @Serves(adminBookingEndpoints.bookingDays)
  days(@Asked() { query, caller }: Asking<'bookingDays'>): Answering<'bookingDays'> {
    return this.lists.days(query, caller);
  }

  @Serves(adminBookingEndpoints.cancelStoreBooking)
  cancel(@Asked() { params, body, caller }: Asking<'cancelStoreBooking'>): Answering<'cancelStoreBooking'> {
    return this.cancelling.cancel(params, body.reason, caller);
  }

  @Serves(adminBookingEndpoints.bookingPlans)
  list(@Asked() { query, caller }: Asking<'bookingPlans'>): Answering<'bookingPlans'> {
    return this.plans.list(query, caller);
  }

  @Serves(adminBookingEndpoints.keepBookingPlan)
  keep(@Asked() { params, body, caller }: Asking<'keepBookingPlan'>): Answering<'keepBookingPlan'> {
    return this.plans.keep(params, body, caller);
  }
}
