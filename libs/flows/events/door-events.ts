// Events as the store's side has them before it: which, whether the door is open, and what is written down of it.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, staffEventEndpoints } from '@guike/contracts/http';
import { type EventCounts, EventListsService, EventsService, type ShopEvent, whenInWords } from '@guike/events';
import { type BusinessDay, DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { Audit, Database, Outbox, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { storeNames } from '../office/office-faces';
import { pageOf } from '../page';
import { isDoorOpen } from './door-rules';
import { type EventMoment, EventPages } from './event-pages';
import { leftOf } from './event-views';
import { isVisibleTo } from './office-events';

type Endpoints = typeof staffEventEndpoints;
type DeskEvent = AnswerOf<Endpoints['storeEvents']>['items'][number];

/** So long after its end an event still stands in the store's list: scans may wait for a network. */
const LISTED_MS = 24 * 3_600_000;

@Injectable()
export class DoorEvents {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly lists: EventListsService,
    private readonly pages: EventPages,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async list(
    { after, limit }: QueryOf<Endpoints['storeEvents']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['storeEvents']>> {
    const tx = this.database.reading;
    const moment = await this.pages.moment(tx);
    const since = new Date(moment.now.getTime() - LISTED_MS);
    const found = await this.lists.ofStore(tx, by.storeId, since, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.views(tx, items, moment, by), next };
  }

  /** An event with its figures. Error: EVENT_UNKNOWN. */
  async seen(
    tx: Tx,
    id: string,
    by: OfficeReader,
  ): Promise<{ readonly event: ShopEvent; readonly view: DeskEvent; readonly now: Date; readonly day: BusinessDay }> {
    const event = await this.events.find(tx, id);
    if (!event || event.state === 'draft' || !isVisibleTo(event, by)) throw new DomainError('EVENT_UNKNOWN');
    const moment = await this.pages.moment(tx);
    const [view] = await this.views(tx, [event], moment, by);
    if (!view) throw new Error('an event without a view');
    return { event, view, now: moment.now, day: moment.day };
  }

  /** Claims the seats. Error: EVENT_UNKNOWN. */
  async claimed(tx: Tx, id: string, by: OfficeReader): Promise<ShopEvent> {
    const event = await this.events.claim(tx, id);
    if (!event || event.state === 'draft' || !isVisibleTo(event, by)) throw new DomainError('EVENT_UNKNOWN');
    return event;
  }

  /** Somebody was settled after the event was held: who follows up looks again. */
  async lateComers(tx: Tx, { id, state }: ShopEvent): Promise<void> {
    if (state === 'held' || state === 'archived') await this.outbox.add(tx, 'event.held', { v: 1, eventId: id });
  }

  async record(
    tx: Tx,
    by: OfficeReader,
    action: string,
    detail: Readonly<Record<string, unknown>>,
    memberId?: MemberId,
  ): Promise<void> {
    const whose = memberId === undefined ? {} : { memberId };
    await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, ...whose, detail });
  }

  private async views(
    tx: Tx,
    events: readonly ShopEvent[],
    moment: EventMoment,
    by: OfficeReader,
  ): Promise<DeskEvent[]> {
    const counts = await this.lists.counts(
      tx,
      events.map(({ id }) => id),
    );
    const stores = await storeNames(
      tx,
      events.map(({ storeId }) => storeId),
    );
    return events.map((event) =>
      viewOf(event, counts.get(event.id), { ...moment, by, storeName: stores.get(event.storeId ?? '') ?? null }),
    );
  }
}

function viewOf(
  event: ShopEvent,
  counts: EventCounts | undefined,
  { now, here, by, storeName }: EventMoment & { readonly by: OfficeReader; readonly storeName: string | null },
): DeskEvent {
  const { id, state, title, cover, place, startsAt, endsAt, replyBy, seats } = event;
  return {
    ...{ id, state, title, cover, seats, storeName },
    placeName: place.name,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    replyBy: replyBy.toISOString(),
    when: whenInWords(event, here),
    today: businessDayOf(startsAt, here.timeZone) === here.today,
    doorOpen: isDoorOpen(event, now),
    mayInvite: by.role !== 'auditor' && state === 'open' && now < replyBy,
    left: leftOf(event, counts?.waiting ?? 0),
    expected: counts?.expected ?? 0,
    arrived: counts?.arrived ?? 0,
  };
}
