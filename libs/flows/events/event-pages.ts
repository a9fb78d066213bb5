// Events as somebody is shown them, with everything there is to say: figures, one's own answer, the draw, links.
import { Injectable } from '@nestjs/common';
import {
  EventAnswersService,
  EventDrawsService,
  EventInvitationsService,
  EventListsService,
  type Here,
  type ShopEvent,
} from '@guike/events';
import type { BusinessDay, MemberId } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { EventLinks } from './event-links';
import { eventNames } from './event-names';
import { type EventCard, type EventPage, type Looked, cardOf, pageOfEvent } from './event-views';

export interface EventMoment {
  readonly body: Programme;
  readonly version: number;
  readonly day: BusinessDay;
  readonly now: Date;
  readonly here: Here;
}

@Injectable()
export class EventPages {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly lists: EventListsService,
    private readonly answers: EventAnswersService,
    private readonly invitations: EventInvitationsService,
    private readonly draws: EventDrawsService,
    private readonly links: EventLinks,
  ) {}

  async moment(tx: Tx): Promise<EventMoment> {
    const { body, version, day, now } = await this.programmes.present(tx);
    return { body, version, day, now, here: { timeZone: body.timeZone, today: day } };
  }

  /** `names`: of the member who looks; none: nobody in particular. */
  async cards(tx: Tx, events: readonly ShopEvent[], names: readonly MemberId[]): Promise<EventCard[]> {
    const looked = await this.looked(tx, events, names);
    return events.map((event) => cardOf(event, looked(event)));
  }

  async page(
    tx: Tx,
    event: ShopEvent,
    names: readonly MemberId[],
  ): Promise<{ readonly page: EventPage; readonly looked: Looked }> {
    const looked = (await this.looked(tx, [event], names))(event);
    const { body } = await this.moment(tx);
    const [shown, draw] = await Promise.all([
      eventNames(tx, [event], body),
      event.draw === null ? null : this.draws.find(tx, event.id),
    ]);
    const files = {
      draw,
      calendar: this.links.to(event.id, 'calendar.ics'),
      poster: this.links.to(event.id, 'poster.jpg'),
    };
    return { page: pageOfEvent(event, looked, shown, files), looked };
  }

  private async looked(
    tx: Tx,
    events: readonly ShopEvent[],
    names: readonly MemberId[],
  ): Promise<(event: ShopEvent) => Looked> {
    const ids = events.map(({ id }) => id);
    const { here, now } = await this.moment(tx);
    const [waiting, answers, invited, rated] = await Promise.all([
      this.lists.waiting(tx, ids),
      this.answers.ofEvents(tx, names, ids),
      this.invitations.toEvents(tx, names, ids),
      this.lists.rated(tx, names, ids),
    ]);
    return ({ id }) => ({
      waiting: waiting.get(id) ?? 0,
      answer: answers.get(id) ?? null,
      invited: invited.has(id),
      rated: rated.has(id),
      here,
      now,
    });
  }
}
