// 候补: seats that come free are offered to who waits, in order, for a time; what nobody confirms goes on to the next.
// Source: product.md, Events; docs/adr/0025.
import { Injectable } from '@nestjs/common';
import {
  type Answer,
  EventAnswersService,
  EventsService,
  type ShopEvent,
  freeSeats,
  minuteOfDay,
  offeredUntil,
  promotions,
} from '@guike/events';
import { shortId } from '@guike/kernel';
import { NotificationsService, eventLapsedMessage, eventOfferedMessage } from '@guike/notifications';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { EachAlone } from '../each-alone';

const PAGE = 100;
/** The page of the mini-program that shows one event. */
export const eventPage = (eventId: string): string => `pages/event/index?id=${shortId(eventId)}`;

/** The page that shows the ticket. */
export const ticketPage = (eventId: string): string => `pages/event/ticket?id=${shortId(eventId)}`;

@Injectable()
export class SeatOffers {
  constructor(
    private readonly database: Database,
    private readonly alone: EachAlone,
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly answers: EventAnswersService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * What the clock does: ends offers whose time is over and offers what is free, event by event. Answers how many events
   * it looked at. Safe to stop and to run twice, also at once; one that fails does not hold up the others.
   */
  async settleDue(signal?: AbortSignal): Promise<number> {
    const settle = async (id: string) => !signal?.aborted && this.settleOne(id);
    let settled = 0;
    for (let after: string | null = null; ;) {
      const due: string[] = await this.answers.unsettled(this.database.reading, after, PAGE);
      settled += await this.alone.of('seats of an event', due, String, settle);
      if (due.length < PAGE || signal?.aborted) return settled;
      after = due.at(-1) ?? null;
    }
  }

  private async settleOne(id: string): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.events.claim(tx, id);
      if (event) await this.settle(tx, event);
      return event !== null;
    });
  }

  /** The caller has claimed the event's seats, and may have freed some since it read them. */
  async settle(tx: Tx, { id }: Pick<ShopEvent, 'id'>): Promise<void> {
    await this.lapse(tx, id);
    const event = await this.events.find(tx, id);
    if (!event || (event.state !== 'open' && event.state !== 'closed') || freeSeats(event) === 0) return;
    const { body, day, now } = await this.programmes.present(tx);
    const until = offeredUntil(now, {
      ...event,
      quiet: { from: body.messages.quietFrom, to: body.messages.quietTo },
      minuteOfDay: (at) => minuteOfDay(at, body.timeZone),
    });
    if (until === null) return;
    const here = { timeZone: body.timeZone, today: day };
    for (const answer of promotions(event, await this.answers.waiting(tx, id), now > event.replyBy)) {
      await this.answers.move(tx, answer, { ...answer, state: 'offered' }, until);
      const message = eventOfferedMessage({ title: event.title, party: answer.party, until, ...here });
      const source = `event/${id}/offered/${answer.number}`;
      await this.notifications.deliver(tx, { ...message, memberId: answer.memberId, source, link: eventPage(id) });
    }
  }

  private async lapse(tx: Tx, id: string): Promise<void> {
    const overdue = await this.answers.overdue(tx, id);
    if (overdue.length === 0) return;
    const event = await this.events.find(tx, id);
    for (const answer of overdue) {
      await this.answers.move(tx, answer, { ...answer, state: 'lapsed' });
      await this.tellLapsed(tx, answer, event?.title ?? '');
    }
  }

  private async tellLapsed(tx: Tx, { memberId, eventId, number }: Answer, title: string): Promise<void> {
    const source = `event/${eventId}/lapsed/${number}`;
    await this.notifications.deliver(tx, {
      ...eventLapsedMessage({ title }),
      memberId,
      source,
      link: eventPage(eventId),
    });
  }
}
