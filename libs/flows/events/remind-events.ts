// The day before an event, and two hours before, who comes is reminded, once each. By the clock; safe to stop and to run
// twice, also at once. Quiet hours are the messages' own.
import { Inject, Injectable } from '@nestjs/common';
import { EventAnswersService, EventsService } from '@guike/events';
import type { Clock } from '@guike/kernel';
import { NotificationsService, eventReminderMessage } from '@guike/notifications';
import { CLOCK, Database } from '@guike/platform';
import { EventPages } from './event-pages';
import { ticketPage } from './seat-offers';

const PAGE = 100;
const HOUR_MS = 3_600_000;
/** Who is told a day before is not told within the last hours of it: the other reminder is near. */
const stretches = { day: { from: 3, until: 24 }, hours: { from: 0, until: 2 } } as const;

@Injectable()
export class RemindEvents {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly answers: EventAnswersService,
    private readonly pages: EventPages,
    private readonly notifications: NotificationsService,
  ) {}

  /** Answers how many were reminded. */
  async remind(signal?: AbortSignal): Promise<number> {
    let reminded = 0;
    for (const which of ['day', 'hours'] as const)
      for (;;) {
        const page = await this.page(which);
        reminded += page;
        if (page < PAGE || signal?.aborted) break;
      }
    return reminded;
  }

  private async page(which: 'day' | 'hours'): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const now = this.clock.now().getTime();
      const at = (hours: number) => new Date(now + hours * HOUR_MS);
      const { from, until } = stretches[which];
      const due = await this.answers.dueReminders(tx, which, { from: at(from), until: at(until), limit: PAGE });
      const events = await this.events.findAll(tx, [...new Set(due.map(({ eventId }) => eventId))]);
      const { here } = await this.pages.moment(tx);
      const byId = new Map(events.map((event) => [event.id, event]));
      const told = due.flatMap(({ memberId, eventId, party }) => {
        const event = byId.get(eventId);
        if (!event) return [];
        const message = eventReminderMessage({ ...event, placeName: event.place.name, party, ...here });
        const source = `event/${eventId}/${which}/${event.startsAt.getTime()}`;
        return [{ ...message, memberId, source, link: ticketPage(eventId) }];
      });
      await this.notifications.deliverAll(tx, told);
      await this.answers.reminded(tx, which, due);
      return due.length;
    });
  }
}
