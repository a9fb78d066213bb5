// 活动 in the office: events are drafted, changed, opened, closed, held, put away, and made to come again.
import { Injectable } from '@nestjs/common';
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import { type EventTerms, EventsService, type ShopEvent, changeIssues, type eventIssues } from '@guike/events';
import { DomainError, businessDayOf } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { sameJson } from '../same-json';
import { EventMoves } from './event-moves';
import { EventTermsOf, termsIn } from './event-terms-of';
import { type OfficeEvent, OfficeEvents } from './office-events';

type Endpoints = typeof adminEventEndpoints;
type State = BodyOf<Endpoints['switchEvent']>['state'];

/** From which states one goes on to which, by hand. */
const ways: Readonly<Record<State, readonly ShopEvent['state'][]>> = {
  open: ['draft', 'closed'],
  closed: ['open'],
  held: ['open', 'closed'],
  archived: ['held', 'draft'],
};

@Injectable()
export class KeepEvents {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly terms: EventTermsOf,
    private readonly moves: EventMoves,
    private readonly office: OfficeEvents,
    private readonly audit: Audit,
  ) {}

  /** The very same again answers it as it is. Errors: OPERATION_CONFLICT (the id stands for another), those of the terms. */
  async create({ id, ...sent }: BodyOf<Endpoints['createEvent']>, by: OfficeReader): Promise<OfficeEvent> {
    return this.database.inTransaction(async (tx) => {
      const terms = await this.terms.read(tx, sent, by);
      await this.terms.requireModest(tx, terms, by);
      const occursOn = businessDayOf(terms.startsAt, await this.moves.timeZone(tx));
      if (await this.events.draft(tx, id, terms, { by: by.staffId, occursOn }))
        await this.record(tx, by, 'event.drafted', { eventId: id, title: terms.title });
      else if (!sameJson(termsIn(await this.office.claimed(tx, id, by)), termsIn(terms)))
        throw new DomainError('OPERATION_CONFLICT');
      return this.office.view(tx, id, by);
    });
  }

  /**
   * Makes the terms what they shall be; the very same again changes nothing. Whoever has accepted is told of another time
   * or place. Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_CHANGED (by somebody else meanwhile), EVENT_STATE (over),
   * EVENT_SEATS_TAKEN, INPUT_INVALID.
   */
  async change(
    id: string,
    { version, ...sent }: BodyOf<Endpoints['changeEvent']>,
    by: OfficeReader,
  ): Promise<OfficeEvent> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.office.claimed(tx, id, by);
      const terms = await this.terms.read(tx, sent, by);
      if (sameJson(termsIn(was), termsIn(terms))) return this.office.view(tx, id, by);
      if (was.version !== version) throw new DomainError('EVENT_CHANGED', { version: was.version });
      if (was.state !== 'draft' && was.state !== 'open' && was.state !== 'closed') throw new DomainError('EVENT_STATE');
      await this.terms.requireModest(tx, terms, by, was);
      if (was.state !== 'draft') {
        requireNone([...changeIssues(was, terms, was.lastNumber > 0), ...this.moves.issues(terms, was)]);
        if (terms.seats < was.taken)
          throw new DomainError('EVENT_SEATS_TAKEN', { sentence: `已有 ${was.taken} 位报名，名额不能少于这个数` });
      }
      await this.events.change(tx, id, terms, businessDayOf(terms.startsAt, await this.moves.timeZone(tx)));
      if (was.state !== 'draft') await this.moves.changed(tx, was, terms);
      await this.record(tx, by, 'event.changed', { eventId: id, fields: fieldsChanged(was, terms) });
      return this.office.view(tx, id, by);
    });
  }

  /** Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_CHANGED, EVENT_STATE, INPUT_INVALID (it cannot be opened like that). */
  async switch(
    id: string,
    { version, state }: BodyOf<Endpoints['switchEvent']>,
    by: OfficeReader,
  ): Promise<OfficeEvent> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.office.claimed(tx, id, by);
      if (was.state === state) return this.office.view(tx, id, by);
      if (was.version !== version) throw new DomainError('EVENT_CHANGED', { version: was.version });
      // Held before it begins, nobody could come, cancel, or get their points back any more.
      if (!ways[state].includes(was.state) || (state === 'held' && !this.moves.hasBegun(was)))
        throw new DomainError('EVENT_STATE');
      if (state === 'open') requireNone(this.moves.issues(was));
      await this.moves.to(tx, was, state);
      await this.record(tx, by, 'event.switched', { eventId: id, state: [was.state, state] });
      return this.office.view(tx, id, by);
    });
  }

  /** Told and refunded by a job of its own. Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_CHANGED, EVENT_STATE (over, or a draft). */
  async cancel(
    id: string,
    { version, reason }: BodyOf<Endpoints['cancelEvent']>,
    by: OfficeReader,
  ): Promise<OfficeEvent> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.office.claimed(tx, id, by);
      if (was.state === 'cancelled') return this.office.view(tx, id, by);
      if (was.version !== version) throw new DomainError('EVENT_CHANGED', { version: was.version });
      const isOn = (was.state === 'open' || was.state === 'closed') && !this.moves.isOver(was);
      if (!isOn) throw new DomainError('EVENT_STATE');
      await this.moves.cancel(tx, was, reason);
      await this.record(tx, by, 'event.cancelled', { eventId: id, reason });
      return this.office.view(tx, id, by);
    });
  }

  /** Errors: EVENT_UNKNOWN, FORBIDDEN. */
  async repeat(id: string, { repeat }: BodyOf<Endpoints['repeatEvent']>, by: OfficeReader): Promise<OfficeEvent> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.office.claimed(tx, id, by);
      if (!sameJson(was.repeat, repeat)) {
        await this.events.setRepeat(tx, was, repeat);
        await this.record(tx, by, 'event.repeated', { eventId: id, repeat });
      }
      return this.office.view(tx, id, by);
    });
  }

  private record(tx: Tx, by: OfficeReader, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, detail });
  }
}

function requireNone(issues: ReturnType<typeof eventIssues>): void {
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
}

function fieldsChanged(was: EventTerms, terms: EventTerms): string[] {
  const [before, after] = [termsIn(was), termsIn(terms)];
  return Object.keys(after).filter((name) => !sameJson(before[name], after[name]));
}
