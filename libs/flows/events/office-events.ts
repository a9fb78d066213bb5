// 活动 as the office reads them: for whom of the office they exist, the rows of the list, who may change them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminEventEndpoints } from '@guike/contracts/http';
import {
  type EventCounts,
  EventListsService,
  EventsService,
  type ShopEvent,
  nextOccurrence,
  priceInWords,
  repeatInWords,
  whenInWords,
} from '@guike/events';
import { DomainError, addDays, businessDay, instantOfLocal } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { storeOfCode } from '../benefits/store-of-code';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { type EventNames, eventNames, forWhomInOffice } from './event-names';
import { type EventMoment, EventPages } from './event-pages';
import { sentTerms } from './event-terms-of';
import { leftOf } from './event-views';

type Endpoints = typeof adminEventEndpoints;
export type OfficeEvent = AnswerOf<Endpoints['event']>;

/** Whether an event exists for somebody: those of a store see their own store's, and the brand's. */
export const isVisibleTo = ({ storeId }: Pick<ShopEvent, 'storeId'>, reader: Pick<OfficeReader, 'storeId'>): boolean =>
  reader.storeId === null || storeId === null || storeId === reader.storeId;
/** Whether somebody may change an event: head office each, a manager those of the own store. */
export const mayKeep = ({ storeId }: Pick<ShopEvent, 'storeId'>, { role, storeId: own }: OfficeReader): boolean =>
  role === 'head_office' || (role === 'manager' && own !== null && storeId === own);

@Injectable()
export class OfficeEvents {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly lists: EventListsService,
    private readonly pages: EventPages,
  ) {}

  /** Error: STORE_UNKNOWN. */
  async list(query: QueryOf<Endpoints['events']>, reader: OfficeReader): Promise<AnswerOf<Endpoints['events']>> {
    const tx = this.database.reading;
    const { here } = await this.pages.moment(tx);
    const midnight = (day: string) => instantOfLocal(`${day} 00:00:00`, here.timeZone);
    const asked = query.store === undefined ? null : (await storeOfCode(tx, query.store)).id;
    const found = await this.events.page(tx, {
      after: query.after ?? null,
      limit: query.limit + 1,
      from: query.from === undefined ? null : midnight(query.from),
      until: query.through === undefined ? null : midnight(addDays(businessDay(query.through), 1)),
      storeId: reader.storeId ?? asked,
      state: query.state ?? null,
    });
    const { items, next } = pageOf(found, query.limit, ({ id }) => id);
    return { items: await this.rowsOf(tx, items, reader), next };
  }

  /** Error: EVENT_UNKNOWN, also of another store's. */
  async event(id: string, reader: OfficeReader): Promise<OfficeEvent> {
    return this.view(this.database.reading, id, reader);
  }

  /** Error: EVENT_UNKNOWN. */
  async view(tx: Tx, id: string, reader: OfficeReader): Promise<OfficeEvent> {
    const [row] = await this.rowsOf(tx, [await this.visible(tx, id, reader)], reader);
    if (!row) throw new Error('an event without a row');
    return row;
  }

  /** Error: EVENT_UNKNOWN. */
  async visible(tx: Tx, id: string, reader: Pick<OfficeReader, 'storeId'>): Promise<ShopEvent> {
    const event = await this.events.find(tx, id);
    if (!event || !isVisibleTo(event, reader)) throw new DomainError('EVENT_UNKNOWN');
    return event;
  }

  /** Claims an event to change it. Errors: EVENT_UNKNOWN, FORBIDDEN. */
  async claimed(tx: Tx, id: string, by: OfficeReader): Promise<ShopEvent> {
    const event = await this.events.claim(tx, id);
    if (!event || !isVisibleTo(event, by)) throw new DomainError('EVENT_UNKNOWN');
    if (!mayKeep(event, by)) throw new DomainError('FORBIDDEN');
    return event;
  }

  private async rowsOf(tx: Tx, events: readonly ShopEvent[], reader: OfficeReader): Promise<OfficeEvent[]> {
    const moment = await this.pages.moment(tx);
    const names = await eventNames(tx, events, moment.body);
    const counts = await this.lists.counts(
      tx,
      events.map(({ id }) => id),
    );
    return events.map((event) => rowOf(event, counts.get(event.id), { names, moment, reader }));
  }
}

interface Read {
  readonly names: EventNames;
  readonly moment: EventMoment;
  readonly reader: OfficeReader;
}

function rowOf(event: ShopEvent, counts: EventCounts | undefined, { names, moment, reader }: Read): OfficeEvent {
  const { id, state, version, storeId, hostId, repeat, openedAt, cancelledAt, updatedAt } = event;
  if (!counts) throw new Error('an event without figures');
  const { invited, seen, accepted, waiting, offered, declined, arrived } = counts;
  return {
    ...{ id, state, version },
    ...sentTerms(event, names),
    storeName: storeId === null ? null : (names.stores.get(storeId) ?? null),
    hostName: hostId === null ? null : (names.hosts.get(hostId) ?? null),
    forWhom: forWhomInOffice(event, names),
    when: whenInWords(event, moment.here),
    priceWords: priceInWords(event.price),
    counts: {
      ...{ invited, seen, accepted, waiting, offered, declined, arrived },
      taken: event.taken,
      left: leftOf(event, waiting),
      walkIns: event.walked,
    },
    series:
      repeat === null ? null : { repeat, words: repeatInWords(repeat), nextOn: nextOccurrence(event.occursOn, repeat) },
    mayChange: mayKeep(event, reader) && state !== 'cancelled' && state !== 'archived',
    openedAt: openedAt?.toISOString() ?? null,
    cancelledAt: cancelledAt?.toISOString() ?? null,
    cancelledBecause: event.cancelReason,
    updatedAt: updatedAt.toISOString(),
  };
}
