// The day before a booking its member is reminded, once. By the clock; safe to stop and to run twice, also at once.
import { Injectable } from '@nestjs/common';
import { BookingsService } from '@guike/benefits';
import { addDays, timeOf } from '@guike/kernel';
import { NotificationsService, bookingReminder } from '@guike/notifications';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

const PAGE = 100;

@Injectable()
export class RemindBookings {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly bookings: BookingsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Answers how many were reminded. */
  async remind(signal?: AbortSignal): Promise<number> {
    let reminded = 0;
    for (;;) {
      const page = await this.page();
      reminded += page;
      if (page < PAGE || signal?.aborted) return reminded;
    }
  }

  private async page(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      const due = await this.bookings.dueReminders(tx, addDays(today, 1), PAGE);
      for (const { memberId, id, name, storeName, day, fromMinute } of due) {
        const message = bookingReminder({ name, storeName, day, time: timeOf(fromMinute), today });
        const source = `booking/${id}/${day}/${fromMinute}`;
        await this.notifications.deliver(tx, { ...message, memberId, source });
      }
      await this.bookings.reminded(tx, due);
      return due.length;
    });
  }
}
