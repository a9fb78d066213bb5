// What is told and written down of a booking that its store takes back.
import { Injectable } from '@nestjs/common';
import type { Booking } from '@guike/benefits';
import { type BusinessDay, timeOf } from '@guike/kernel';
import { NotificationsService, bookingCancelledByStore } from '@guike/notifications';
import { Audit, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';

@Injectable()
export class BookingTold {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  async cancelled(
    tx: Tx,
    { memberId, id, name, storeName, day, fromMinute }: Booking,
    { reason, by, today }: { readonly reason: string; readonly by: OfficeReader; readonly today: BusinessDay },
  ): Promise<void> {
    const message = bookingCancelledByStore({ name, storeName, day, time: timeOf(fromMinute), today });
    await this.notifications.deliver(tx, { ...message, memberId, source: `booking/${id}/cancelled` });
    await this.audit.record(tx, {
      actorKind: 'staff',
      actorId: by.staffId,
      action: 'booking.cancelled',
      memberId,
      detail: { bookingId: id, reason },
    });
  }
}
