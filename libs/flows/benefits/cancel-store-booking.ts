// The store cannot keep a booking: it is cancelled, the place and the quota are free again, and its member is told.
import { Injectable } from '@nestjs/common';
import { BookingsService, UsesService } from '@guike/benefits';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { lockMember } from '../standing';
import { BookingTold } from './booking-told';
import { type DeskBooking, stateOf } from './booking-views';
import { StoreBookings } from './store-bookings';

@Injectable()
export class CancelStoreBooking {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly bookings: BookingsService,
    private readonly uses: UsesService,
    private readonly lists: StoreBookings,
    private readonly tell: BookingTold,
  ) {}

  /**
   * Cancels for the store's own reason: the quota is the member's again, who is told. Said twice, it is said once.
   * Errors: BOOKING_UNKNOWN (another store's too), BOOKING_OVER.
   */
  async cancel(
    ref: { readonly memberId: MemberId; readonly id: string },
    reason: string,
    by: OfficeReader,
  ): Promise<DeskBooking> {
    return this.database.inTransaction(async (tx) => {
      const seen = await this.lists.find(tx, ref, by);
      await this.bookings.claimSlots(tx, [seen]);
      const { day: today } = await this.programmes.present(tx);
      await lockMember(tx, ref.memberId, today);
      const booking = await this.lists.find(tx, ref, by);
      const state = stateOf(booking);
      if (state !== 'cancelled') {
        if (state !== 'booked' && state !== 'prepared') throw new DomainError('BOOKING_OVER');
        if (booking.day !== seen.day || booking.fromMinute !== seen.fromMinute) throw new DomainError('UNAVAILABLE');
        await this.uses.move(tx, await this.uses.claim(tx, ref), { to: 'cancelled' });
        await this.bookings.free(tx, booking);
        await this.bookings.cancel(tx, booking, by.staffId);
        await this.tell.cancelled(tx, booking, { reason, by, today });
      }
      return this.lists.one(tx, ref, by);
    });
  }
}
