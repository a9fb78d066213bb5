// What the clock does to what is kept at the counter: redemptions lapse, bookings are reminded of, loans fall overdue.
import { Injectable } from '@nestjs/common';
import { LapseRedemptions, RemindBookings, TellOverdueLoans } from '@guike/flows';

@Injectable()
export class CounterSchedules {
  constructor(
    private readonly redemptions: LapseRedemptions,
    private readonly bookings: RemindBookings,
    private readonly loans: TellOverdueLoans,
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
