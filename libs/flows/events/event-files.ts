// The calendar file of an event, to whoever has a link.
import { Injectable } from '@nestjs/common';
import { EventsService, type Here, type ShopEvent } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { Database } from '@guike/platform';
import type { LinkSeal } from '../birthday/replay-links';
import { calendarOf } from './event-calendar';
import { type EventFile, EventLinks } from './event-links';
import { EventPages } from './event-pages';

@Injectable()
export class EventFiles {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly pages: EventPages,
    private readonly links: EventLinks,
  ) {}

  /** iCalendar. Error: NOT_FOUND. */
  async calendar(id: string, seal: LinkSeal): Promise<Buffer> {
    const { event } = await this.linked(id, 'calendar.ics', seal);
    return Buffer.from(calendarOf(event, event.updatedAt));
  }

  /** The event that a link is about, and where and when that is asked. Error: NOT_FOUND, also for a seal that is not ours or has ended. */
  async linked(
    id: string,
    file: EventFile,
    seal: LinkSeal,
  ): Promise<{ readonly event: ShopEvent; readonly here: Here }> {
    this.links.require(id, file, seal);
    const tx = this.database.reading;
    const event = await this.events.find(tx, id);
    if (!event || event.state === 'draft') throw new DomainError('NOT_FOUND');
    return { event, here: (await this.pages.moment(tx)).here };
  }
}
