// Events that everybody may see, to who is not signed in: the list, and one of them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, eventEndpoints } from '@guike/contracts/http';
import { EventListsService, EventsService, isPublic } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { Database } from '@guike/platform';
import { pageOf } from '../page';
import { EventPages } from './event-pages';

type Endpoints = typeof eventEndpoints;

@Injectable()
export class PublicEvents {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly lists: EventListsService,
    private readonly pages: EventPages,
  ) {}

  async list({ after, limit }: QueryOf<Endpoints['publicEvents']>): Promise<AnswerOf<Endpoints['publicEvents']>> {
    const tx = this.database.reading;
    const found = await this.lists.everybodys(tx, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.pages.cards(tx, items, []), next };
  }

  /** Error: EVENT_UNKNOWN, also of one that is not for everybody, or not yet. */
  async event(id: string): Promise<AnswerOf<Endpoints['publicEvent']>> {
    const tx = this.database.reading;
    const event = await this.events.find(tx, id);
    const { now } = await this.pages.moment(tx);
    if (!event || event.state === 'draft' || !isPublic(event.audience) || now < event.visibleFrom)
      throw new DomainError('EVENT_UNKNOWN');
    return (await this.pages.page(tx, event, [])).page;
  }
}
