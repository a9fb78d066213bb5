// A member books benefits, puts bookings off and cancels them.
import { Controller } from '@nestjs/common';
import { type AnswerOf, bookingEndpoints } from '@guike/contracts/http';
import { BookBenefit, BookingTimes } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof bookingEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Every try claims a slot for a moment, and nobody shall keep it from the others. */
const BOOKING: Limit = { name: 'member-booking', times: 30, windowSeconds: 60 };

@Controller()
export class MemberBookingsController {
  constructor(
    private readonly booking: BookBenefit,
    private readonly times: BookingTimes,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(bookingEndpoints.slots)
  slots(@Asked() { caller, params, query }: Asking<'slots'>): Answering<'slots'> {
    return this.times.slots(caller.memberId, params.code, query.store);
  }

  @Serves(bookingEndpoints.book)
  async book(@Asked() { caller, body }: Asking<'book'>): Answering<'book'> {
    await this.limiter.take(BOOKING, caller.memberId);
    return this.booking.book(caller.memberId, body);
  }

  @Serves(bookingEndpoints.bookings)
  bookings(@Asked() { caller }: Asking<'bookings'>): Answering<'bookings'> {
    return this.times.mine(caller.memberId);
  }

  @Serves(bookingEndpoints.booking)
  one(@Asked() { caller, params }: Asking<'booking'>): Answering<'booking'> {
    return this.times.booking(caller.memberId, params.id);
  }

  @Serves(bookingEndpoints.changeBooking)
  async change(@Asked() { caller, params, body }: Asking<'changeBooking'>): Answering<'changeBooking'> {
    await this.limiter.take(BOOKING, caller.memberId);
    return this.booking.change(caller.memberId, params.id, body);
  }

  @Serves(bookingEndpoints.cancelBooking)
  cancel(@Asked() { caller, params }: Asking<'cancelBooking'>): Answering<'cancelBooking'> {
    return this.booking.cancel(caller.memberId, params.id);
  }
}
