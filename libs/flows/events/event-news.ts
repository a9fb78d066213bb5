// What follows an event's change after the commit, as jobs; and who waits for seats that there are more of now.
import { Injectable } from '@nestjs/common';
import { EventAnswersService, type ShopEvent } from '@guike/events';
import { Outbox, type Tx } from '@guike/platform';
import { SeatOffers } from './seat-offers';

@Injectable()
export class EventNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly offers: SeatOffers,
    private readonly answers: EventAnswersService,
  ) {}

  async opened(tx: Tx, eventId: string): Promise<void> {
    await this.outbox.add(tx, 'event.opened', { v: 1, eventId });
  }

  async held(tx: Tx, eventId: string): Promise<void> {
    await this.outbox.add(tx, 'event.held', { v: 1, eventId });
  }

  async cancelled(tx: Tx, eventId: string): Promise<void> {
    await this.outbox.add(tx, 'event.cancelled', { v: 1, eventId });
  }

  /** `version`: of the change, so that each is told once. */
  async changed(tx: Tx, eventId: string, version: number): Promise<void> {
    await this.outbox.add(tx, 'event.changed', { v: 1, eventId, version });
  }

  /** It begins at another time. */
  async postponed(tx: Tx, eventId: string): Promise<void> {
    await this.answers.remindAnew(tx, eventId);
  }

  /** There may be more seats than before. */
  async settled(tx: Tx, event: Pick<ShopEvent, 'id'>): Promise<void> {
    await this.offers.settle(tx, event);
  }
}
