// What the clock does to events: freed seats are offered, guests are reminded, evenings end, and come again.
import { Injectable } from '@nestjs/common';
import { DrawByClock, EndEvents, RemindEvents, SeatOffers } from '@guike/flows';

@Injectable()
export class EventSchedules {
  constructor(
    private readonly offers: SeatOffers,
    private readonly reminders: RemindEvents,
    private readonly ending: EndEvents,
    private readonly drawing: DrawByClock,
  ) {}

  async offerSeats(): Promise<void> {
    await this.offers.settleDue();
  }

  async remind(): Promise<void> {
    await this.reminders.remind();
  }

  async draw(): Promise<void> {
    await this.drawing.drawDue();
  }

  async hold(): Promise<void> {
    await this.ending.holdDue();
  }

  async draftNext(): Promise<void> {
    await this.ending.draftNext();
  }
}
