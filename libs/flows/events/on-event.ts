// What is told of an event after a commit: it opened to those invited, it moved to those who come, it was called off.
import { Injectable } from '@nestjs/common';
import { EventInvitationsService, EventListsService, EventsService, type Here } from '@guike/events';
import type { MemberId } from '@guike/kernel';
import { NotificationsService, eventMovedMessage } from '@guike/notifications';
import { type JobHandler, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { EventBell } from './event-bell';
import { eventPage } from './seat-offers';

const PAGE = 500;

@Injectable()
export class OnEvent {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly invitations: EventInvitationsService,
    private readonly lists: EventListsService,
    private readonly bell: EventBell,
    private readonly notifications: NotificationsService,
  ) {}

  /** Those invited while it was a draft are told now. */
  readonly opened: JobHandler<'event.opened'> = async (tx, { eventId }) => {
    const event = await this.events.find(tx, eventId);
    if (!event || event.state !== 'open') return;
    let after: MemberId | null = null;
    for (;;) {
      const page = await this.invitations.after(tx, eventId, after, PAGE);
      await this.bell.invite(
        tx,
        event,
        page.map(({ memberId }) => memberId),
      );
      if (page.length < PAGE) return;
      after = page.at(-1)?.memberId ?? null;
    }
  };

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
