// The calendar file of an event, to whoever has a link.
import { Injectable } from '@nestjs/common';
import { EventsService, type ShopEvent } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { Database } from '@guike/platform';
import type { LinkSeal } from '../birthday/replay-links';
import { calendarOf } from './event-calendar';
import { type EventFile, EventLinks } from './event-links';

@Injectable()
export class EventFiles {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly links: EventLinks,
  ) {}

  /** iCalendar. Error: NOT_FOUND. */
  async calendar(id: string, seal: LinkSeal): Promise<Buffer> {
    const event = await this.linked(id, 'calendar.ics', seal);
    return Buffer.from(calendarOf(event, event.updatedAt));
  }

  /** The event that a link is about. Error: NOT_FOUND, also for a seal that is not ours or has ended. */
  async linked(id: string, file: EventFile, seal: LinkSeal): Promise<ShopEvent> {
    this.links.require(id, file, seal);
    const event = await this.events.find(this.database.reading, id);
    if (!event || event.state === 'draft') throw new DomainError('NOT_FOUND');
    return event;
  }
}
