// What the clock does to what is kept at the counter: redemptions lapse, bookings are reminded of, loans fall overdue;
// and, beside it, to the evenings that the stores hold.
import { Injectable } from '@nestjs/common';
import { LapseRedemptions, RemindBookings, TellOverdueLoans } from '@guike/flows';
import { EventSchedules } from './event-schedules';

@Injectable()
export class CounterSchedules {
  constructor(
    private readonly redemptions: LapseRedemptions,
    private readonly bookings: RemindBookings,
    private readonly loans: TellOverdueLoans,
    readonly events: EventSchedules,
  ) {}

  async lapseRedemptions(): Promise<void> {
    await this.redemptions.lapse();
  }

  async remindBookings(): Promise<void> {
    await this.bookings.remind();
  }

  async tellOverdueLoans(): Promise<void> {
    await this.loans.tell();
  }
}
