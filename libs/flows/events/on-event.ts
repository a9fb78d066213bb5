// What is told of an event after a commit: it moved, to those who come and those who wait.
import { Injectable } from '@nestjs/common';
import { EventListsService, EventsService, type Here } from '@guike/events';
import { NotificationsService, eventMovedMessage } from '@guike/notifications';
import type { JobHandler, Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { eventPage } from './seat-offers';

@Injectable()
export class OnEvent {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly lists: EventListsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Those who come, and those who wait. */
  readonly changed: JobHandler<'event.changed'> = async (tx, { eventId, version }) => {
    const event = await this.events.find(tx, eventId);
    if (!event || (event.state !== 'open' && event.state !== 'closed')) return;
    const here = await this.here(tx);
    const message = eventMovedMessage({ ...event, placeName: event.place.name, ...here });
    const standing = await this.lists.standing(tx, eventId);
    await this.notifications.deliverAll(
      tx,
      standing.map((memberId) => ({
        ...{ ...message, memberId, link: eventPage(eventId) },
        source: `event/${eventId}/changed/${version}`,
      })),
    );
  };

  private async here(tx: Tx): Promise<Here> {
    const { body, day } = await this.programmes.present(tx);
    return { timeZone: body.timeZone, today: day };
  }
}
