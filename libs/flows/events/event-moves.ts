// What follows when an event goes from state to state: the draw is bound, those invited are told, the door is closed.
import { Inject, Injectable } from '@nestjs/common';
import {
  EventDoorService,
  EventDrawsService,
  type EventIssue,
  type EventState,
  type EventTerms,
  EventsService,
  type ShopEvent,
  eventIssues,
  isMoved,
} from '@guike/events';
import type { Clock } from '@guike/kernel';
import { CLOCK, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { EventNews } from './event-news';

@Injectable()
export class EventMoves {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly draws: EventDrawsService,
    private readonly door: EventDoorService,
    private readonly news: EventNews,
  ) {}

  async timeZone(tx: Tx): Promise<string> {
    return (await this.programmes.present(tx)).body.timeZone;
  }

  /** What keeps terms from being those of an open event; `was`: those it is open with. */
  issues(terms: EventTerms, was: EventTerms | null = null): EventIssue[] {
    return eventIssues(terms, this.clock.now(), was);
  }

  hasBegun = ({ startsAt }: Pick<ShopEvent, 'startsAt'>): boolean => startsAt <= this.clock.now();
  isOver = ({ endsAt }: Pick<ShopEvent, 'endsAt'>): boolean => endsAt <= this.clock.now();

  /** Moves a claimed event on. */
  async to(tx: Tx, event: ShopEvent, state: EventState): Promise<void> {
    await this.events.move(tx, event.id, state);
    if (state === 'open') {
      if (event.draw !== null) await this.draws.bind(tx, event.id);
      if (event.state === 'draft') await this.news.opened(tx, event.id);
    }
    if (state === 'held') {
      await this.door.missed(tx, event.id);
      await this.news.held(tx, event.id);
    }
  }

  async cancel(tx: Tx, { id }: ShopEvent, reason: string): Promise<void> {
    await this.events.move(tx, id, 'cancelled', reason);
    await this.news.cancelled(tx, id);
  }

  /** An event that was open has other terms now. */
  async changed(tx: Tx, was: ShopEvent, terms: EventTerms): Promise<void> {
    const event = { ...was, ...terms };
    const begins = event.startsAt.getTime();
    if (begins !== was.startsAt.getTime()) await this.news.postponed(tx, event.id);
    if (event.draw !== null) await this.draws.bind(tx, event.id);
    if (isMoved(was, terms)) await this.news.changed(tx, event.id, event.version + 1);
    await this.news.settled(tx, event);
  }
}
