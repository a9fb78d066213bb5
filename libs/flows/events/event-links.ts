// Links to what belongs to an event: its calendar file and its poster. Whoever has one may look, until it ends.
import { Injectable } from '@nestjs/common';
import { type LinkSeal, ReplayLinks } from '../birthday/replay-links';

export type EventFile = 'calendar.ics' | 'poster.jpg';

const pathOf = (eventId: string, file: EventFile): string => `/events/${eventId}/${file}`;

@Injectable()
export class EventLinks {
  constructor(private readonly links: ReplayLinks) {}

  to(eventId: string, file: EventFile): string {
    return this.links.sealed(pathOf(eventId, file));
  }

  /** Error: NOT_FOUND for a seal that is not ours or has ended. */
  require(eventId: string, file: EventFile, seal: LinkSeal): void {
    this.links.require(pathOf(eventId, file), seal);
  }
}
