// Events as they are kept: drafted, changed, moved from state to state. Whoever writes claims the seats first.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { EventDetails, EventRepeat, EventState, EventTerms, ShopEvent } from './event';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRecord, eventOf } from './event-record';

/** A page of the office's list. `from`, `until`: instants between which events start, the earliest first; else the latest. */
export interface EventPage {
  readonly after: string | null;
  readonly limit: number;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly storeId: StoreId | null;
  readonly state: EventState | null;
}

const detailsOf = ({ place, children, agenda, games, draw, guests, thanks }: EventDetails): EventDetails => ({
  ...{ place, children, agenda, games, draw, guests, thanks },
});

@Injectable()
export class EventsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Drafts an event with its seats. False: there is one with this id, or of this day in its series. */
  async draft(
    tx: Tx,
    id: string,
    terms: EventTerms,
    made: {
      readonly by: StaffId;
      readonly occursOn: BusinessDay;
      readonly repeat?: EventRepeat | null;
      readonly seriesId?: string | null;
    },
  ): Promise<boolean> {
    const now = this.clock.now();
    const drafted = await rows(
      tx,
      `INSERT INTO event (id, state, version, title, about, cover_key, store_id, host_id, starts_at, ends_at, visible_from,
         reply_by, companions, audience_who, audience_tiers, audience_stores, segment_id, price_kind, price_points, price_fen,
         confirm_minutes, details, occurs_on, created_by, created_at, updated_at, repeat, series_id)
       VALUES ($1, 'draft', 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
         $22, $23, $23, $24, $25) ON CONFLICT DO NOTHING RETURNING id`,
      [
        id,
        ...valuesOf(terms),
        made.occursOn,
        made.by,
        now,
        made.repeat ? JSON.stringify(made.repeat) : null,
        made.seriesId ?? null,
      ],
    );
    if (drafted.length === 0) return false;
    await rows(tx, `INSERT INTO event_seats (event_id, seats, taken, walked, last_number) VALUES ($1, $2, 0, 0, 0)`, [
      id,
      terms.seats,
    ]);
    return true;
  }

  /**
   * Writes a claimed event. The caller has seen that its seats do. One of a series stays the one of its day there, wherever
   * it is moved to: the month has had its own.
   */
  async change(tx: Tx, id: string, terms: EventTerms, occursOn: BusinessDay): Promise<void> {
    await rows(
      tx,
      `UPDATE event SET title = $2, about = $3, cover_key = $4, store_id = $5, host_id = $6, starts_at = $7, ends_at = $8,
         visible_from = $9, reply_by = $10, companions = $11, audience_who = $12, audience_tiers = $13, audience_stores = $14,
         segment_id = $15, price_kind = $16, price_points = $17, price_fen = $18, confirm_minutes = $19, details = $20,
         occurs_on = CASE WHEN series_id IS NULL THEN $21 ELSE occurs_on END, updated_at = $22, version = version + 1 WHERE id = $1`,
      [id, ...valuesOf(terms), occursOn, this.clock.now()],
    );
    await rows(tx, `UPDATE event_seats SET seats = $2 WHERE event_id = $1`, [id, terms.seats]);
  }

  async find(tx: Tx, id: string): Promise<ShopEvent | null> {
    return (await this.findAll(tx, [id]))[0] ?? null;
  }

  async findAll(tx: Tx, ids: readonly string[]): Promise<ShopEvent[]> {
    const text = `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES} WHERE e.id = ANY ($1)`;
    return (await rows<EventRecord>(tx, text, [ids])).map(eventOf);
  }

  /** Claims an event by its seats until the transaction ends, then reads it: what it says holds till then. */
  async claim(tx: Tx, id: string): Promise<ShopEvent | null> {
    await rows(tx, `SELECT FROM event_seats WHERE event_id = $1 FOR UPDATE`, [id]);
    return this.find(tx, id);
  }

  /** Moves a claimed event on. `reason`: with `cancelled` only. */
  async move(tx: Tx, id: string, state: EventState, reason: string | null = null): Promise<void> {
    await rows(
      tx,
      `UPDATE event SET state = $2, version = version + 1, updated_at = $3,
         opened_at = CASE WHEN $2 = 'open' THEN coalesce(opened_at, $3) ELSE opened_at END,
         held_at = CASE WHEN $2 = 'held' THEN coalesce(held_at, $3) ELSE held_at END,
         cancelled_at = CASE WHEN $2 = 'cancelled' THEN $3 END, cancel_reason = $4 WHERE id = $1`,
      [id, state, this.clock.now(), reason],
    );
  }

  /** Lets a claimed event come again, or not any more; with it all of its series, the last of which is the one that counts. */
  async setRepeat(tx: Tx, { id, seriesId }: ShopEvent, repeat: EventRepeat | null): Promise<void> {
    await rows(tx, `UPDATE event SET repeat = $2, series_id = $3, updated_at = $4 WHERE id = $1 OR series_id = $3`, [
      id,
      repeat === null ? null : JSON.stringify(repeat),
      repeat === null ? seriesId : (seriesId ?? id),
      this.clock.now(),
    ]);
  }

  /** The office's list; `storeId`: events of this store, and of none. */
  async page(tx: Tx, { after, limit, from, until, storeId, state }: EventPage): Promise<ShopEvent[]> {
    const forward = from !== null;
    const [sign, order] = forward ? ['>', 'ASC'] : ['<', 'DESC'];
    const found = await rows<EventRecord>(
      tx,
      `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES}
       WHERE ($1::uuid IS NULL OR (e.starts_at, e.id) ${sign} (SELECT starts_at, id FROM event WHERE id = $1))
         AND ($2::timestamptz IS NULL OR e.starts_at >= $2) AND ($3::timestamptz IS NULL OR e.starts_at < $3)
         AND ($4::uuid IS NULL OR e.store_id = $4 OR e.store_id IS NULL) AND ($5::text IS NULL OR e.state = $5)
       ORDER BY e.starts_at ${order}, e.id ${order} LIMIT $6`,
      [after, from, until, storeId, state, limit],
    );
    return found.map(eventOf);
  }

  /** Those above this id that the clock has to move on: over since an instant and neither held nor called off. */
  async over(tx: Tx, before: Date, after: string | null, limit: number): Promise<string[]> {
    const text = `SELECT id FROM event WHERE state IN ('open', 'closed') AND ends_at <= $1
      AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
    return (await rows<{ id: string }>(tx, text, [before, after, limit])).map(({ id }) => id);
  }

  /** The last event of each series that comes again, whose day is at most `through`. */
  async seriesEnds(tx: Tx, through: BusinessDay): Promise<ShopEvent[]> {
    const found = await rows<EventRecord>(
      tx,
      `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES} WHERE e.repeat IS NOT NULL AND e.occurs_on <= $1
         AND NOT EXISTS (SELECT FROM event l WHERE l.series_id = e.series_id AND l.occurs_on > e.occurs_on)`,
      [through],
    );
    return found.map(eventOf);
  }
}

function valuesOf(terms: EventTerms): unknown[] {
  const { audience, price } = terms;
  return [
    ...[terms.title, terms.about, terms.cover, terms.storeId, terms.hostId],
    ...[terms.startsAt, terms.endsAt, terms.visibleFrom, terms.replyBy, terms.companions],
    ...[audience.who, audience.tiers, audience.storeIds, audience.segmentId],
    ...[price.kind, price.kind === 'points' ? price.points : 0, price.kind === 'fee' ? price.fen : 0],
    ...[terms.confirmMinutes, JSON.stringify(detailsOf(terms))],
  ];
}
