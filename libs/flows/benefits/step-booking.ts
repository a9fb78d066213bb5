// A booking goes on in its store: prepared, done, or nobody came.
import { Injectable } from '@nestjs/common';
import { type Booking, UsesService } from '@guike/benefits';
import { DomainError, type MemberId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { lockKeeper } from '../standing';
import type { OfficeReader } from '../office/office-reader';
import { type DeskBooking, stateOf } from './booking-views';
import { StoreBookings } from './store-bookings';

export type BookingStep = 'prepared' | 'delivered' | 'missed';

@Injectable()
export class StepBooking {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly uses: UsesService,
    private readonly lists: StoreBookings,
    private readonly audit: Audit,
  ) {}

  /**
   * Who did not come has used the time of others: it counts against the quota. Errors: BOOKING_UNKNOWN (another store's
   * too), BOOKING_OVER, BOOKING_EARLY (done or missed before its day), ACCOUNT_FROZEN (nothing is had meanwhile).
   */
  async step(
    ref: { readonly memberId: MemberId; readonly id: string },
    to: BookingStep,
    by: OfficeReader,
  ): Promise<DeskBooking> {
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      // Whose card it is now: bookings of who was merged are had by who stayed.
      const { standing } = await lockKeeper(tx, ref.memberId, today);
      const { state: card } = standing;
      const booking = await this.lists.find(tx, ref, by);
      const state = stateOf(booking);
      if (state !== to) {
        if (state !== 'booked' && state !== 'prepared') throw new DomainError('BOOKING_OVER');
        if (to !== 'prepared' && booking.day > today) throw new DomainError('BOOKING_EARLY');
        if (to === 'delivered' && card === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
        await this.move(tx, booking, to, by);
      }
      return this.lists.one(tx, ref, by);
    });
  }

  private async move(tx: Tx, booking: Booking, to: BookingStep, { staffId, storeId }: OfficeReader): Promise<void> {
    const use = await this.uses.claim(tx, booking);
    const step =
      to === 'missed' ? ({ to, missedBy: 'member', note: '没有来' } as const) : ({ to, by: staffId, storeId } as const);
    await this.uses.move(tx, use, step);
    await this.audit.record(tx, {
      actorKind: 'staff',
      actorId: staffId,
      action: `booking.${to}`,
      memberId: booking.memberId,
      detail: { bookingId: booking.id },
    });
  }
}
