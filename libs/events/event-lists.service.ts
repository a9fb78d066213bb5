// Lists of events: what a member may see, what everybody may, what a store has before it, and their figures.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Answer, AnswerState, ShopEvent } from './event';
import { ANSWER_COLUMNS } from './answers.service';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRecord, eventOf } from './event-record';

/** Who looks. `names`: the member and whoever was merged into them; `segmentIds`: those of open events that hold the member. */
export interface Looker {
  readonly names: readonly MemberId[];
  readonly tier: string | null;
  readonly storeId: StoreId | null;
  readonly isMember: boolean;
  readonly segmentIds: readonly string[];
}

export interface ListPage {
  readonly after: string | null;
  readonly limit: number;
}

export interface EventCounts {
  readonly invited: number;
  readonly seen: number;
  readonly accepted: number;
  /** Persons of accepted parties. */
  readonly expected: number;
  readonly waiting: number;
  readonly offered: number;
  readonly declined: number;
  readonly arrived: number;
}

/** As `isPublic` says. */
const PUBLIC = `e.audience_who = 'everyone' AND e.audience_tiers = '{}' AND e.audience_stores = '{}' AND e.segment_id IS NULL`;
/** As `isFor` says; $1 names, $2 tier, $3 store, $4 segments, $5 whether a member at all. */
const FOR_THEM = `(${PUBLIC}
  OR EXISTS (SELECT FROM event_invitation i WHERE i.event_id = e.id AND i.member_id = ANY ($1))
  OR EXISTS (SELECT FROM event_answer a WHERE a.event_id = e.id AND a.member_id = ANY ($1))
  OR ($5 AND e.audience_who <> 'invited' AND (e.audience_tiers = '{}' OR $2 = ANY (e.audience_tiers))
    AND (e.audience_stores = '{}' OR $3 = ANY (e.audience_stores)) AND (e.segment_id IS NULL OR e.segment_id = ANY ($4))))`;
const THEIRS = `(EXISTS (SELECT FROM event_answer a WHERE a.event_id = e.id AND a.member_id = ANY ($1))
  OR EXISTS (SELECT FROM event_invitation i WHERE i.event_id = e.id AND i.member_id = ANY ($1)))`;

@Injectable()
export class EventListsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Events to come that everybody may see, the next first. */
  async everybodys(tx: Tx, { after, limit }: ListPage): Promise<ShopEvent[]> {
    return this.events(
      tx,
      `${PUBLIC} AND e.state IN ('open', 'closed') AND e.ends_at > $1 AND e.visible_from <= $1`,
      [this.clock.now()],
      { after, limit, forward: true },
    );
  }

  /**
   * Of a member: `coming` what is to come and for them, the next first; `mine` of it what they answered or were invited
   * to; `past` what is over, the last first.
   */
  async ofMember(tx: Tx, which: 'coming' | 'mine' | 'past', looker: Looker, page: ListPage): Promise<ShopEvent[]> {
    const { names, tier, storeId, segmentIds, isMember } = looker;
    const values = [names, tier, storeId, segmentIds, isMember, this.clock.now()];
    const visible = `e.state <> 'draft' AND e.visible_from <= $6`;
    const condition =
      which === 'past'
        ? `${FOR_THEM} AND e.state IN ('open', 'closed', 'held', 'archived') AND e.ends_at <= $6`
        : `${which === 'mine' ? THEIRS : FOR_THEM} AND e.ends_at > $6 AND (e.state <> 'cancelled' OR ${THEIRS})`;
    // Every value is named once, so that one statement serves all three.
    const typed = `($2::text IS NULL OR true) AND ($3::uuid IS NULL OR true) AND ($4::uuid[] IS NOT NULL) AND ($5::boolean IS NOT NULL)`;
    return this.events(tx, `${visible} AND ${typed} AND ${condition}`, values, { ...page, forward: which !== 'past' });
  }

  /** Segments that events to come are for. */
  async segmentIds(tx: Tx): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT DISTINCT segment_id AS id FROM event WHERE segment_id IS NOT NULL AND state IN ('open', 'closed')
         AND audience_who <> 'invited'`,
    );
    return found.map(({ id }) => id);
  }

  /** Open or closed events of a store and of the brand (null: of all) that are not long over, the next first. */
  async ofStore(tx: Tx, storeId: StoreId | null, since: Date, { after, limit }: ListPage): Promise<ShopEvent[]> {
    return this.events(
      tx,
      `($2::uuid IS NULL OR e.store_id = $2 OR e.store_id IS NULL) AND e.state IN ('open', 'closed', 'held') AND e.ends_at > $1`,
      [since, storeId],
      { after, limit, forward: true },
    );
  }

  /** How many parties wait, by event; none: nobody does. */
  async waiting(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await rows<{ id: string; n: number }>(
      tx,
      `SELECT event_id AS id, count(*) AS n FROM event_answer WHERE event_id = ANY ($1) AND state = 'waiting' GROUP BY 1`,
      [eventIds],
    );
    return new Map(found.map(({ id, n }) => [id, n]));
  }

  /** Figures of events, by event; those with nothing yet are there, too. */
  async counts(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, EventCounts>> {
    const found = await rows<EventCounts & { id: string }>(
      tx,
      `SELECT n.id, coalesce(i.invited, 0) AS invited, coalesce(i.seen, 0) AS seen, coalesce(a.accepted, 0) AS accepted, coalesce(a.expected, 0) AS expected,
         coalesce(a.waiting, 0) AS waiting, coalesce(a.offered, 0) AS offered, coalesce(a.declined, 0) AS declined,
         coalesce(a.arrived, 0) + s.guests AS arrived
       FROM unnest($1::uuid[]) AS n(id)
       LEFT JOIN LATERAL (SELECT count(*) AS invited, count(seen_at) AS seen FROM event_invitation WHERE event_id = n.id) i ON true
       LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE state = 'accepted') AS accepted,
           sum(party) FILTER (WHERE state = 'accepted') AS expected,
           count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'offered') AS offered,
           count(*) FILTER (WHERE state = 'declined') AS declined, sum(arrived) AS arrived
         FROM event_answer WHERE event_id = n.id) a ON true
       LEFT JOIN LATERAL (SELECT coalesce(sum(persons), 0) AS guests FROM event_scan
         WHERE event_id = n.id AND kind = 'walk_in' AND member_id IS NULL) s ON true`,
      [eventIds],
    );
    return new Map(found.map(({ id, ...counts }) => [id, counts]));
  }

  /** Answers of an event by number, behind the one given; `state`: only those. */
  async answers(
    tx: Tx,
    eventId: string,
    { after, limit, state }: { readonly after: number; readonly limit: number; readonly state: AnswerState | null },
  ): Promise<(Answer & { readonly place: number | null })[]> {
    return rows(
      tx,
      `SELECT ${ANSWER_COLUMNS}, CASE WHEN a.state = 'waiting' THEN (SELECT count(*) FROM event_answer w
           WHERE w.event_id = a.event_id AND w.state = 'waiting' AND w.number <= a.number) END AS place
       FROM event_answer a WHERE a.event_id = $1 AND a.number > $2 AND ($3::text IS NULL OR a.state = $3)
       ORDER BY a.number LIMIT $4`,
      [eventId, after, state, limit],
    );
  }

  /** The code of an accepted answer's ticket. */
  async ticketCode(tx: Tx, { memberId, eventId }: Pick<Answer, 'memberId' | 'eventId'>): Promise<string | null> {
    const text = `SELECT code FROM event_ticket WHERE member_id = $1 AND event_id = $2`;
    return (await rows<{ code: string }>(tx, text, [memberId, eventId]))[0]?.code ?? null;
  }

  /** Everybody who comes to an event or waits to. */
  async standing(tx: Tx, eventId: string): Promise<MemberId[]> {
    const found = await rows<{ id: MemberId }>(
      tx,
      `SELECT member_id AS id FROM event_answer WHERE event_id = $1 AND state IN ('accepted', 'offered', 'waiting') ORDER BY 1`,
      [eventId],
    );
    return found.map(({ id }) => id);
  }

  /** Those of these events that a member has rated, under whichever of their names. */
  async rated(tx: Tx, names: readonly MemberId[], eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (names.length === 0) return new Set();
    const text = `SELECT event_id AS id FROM event_rating WHERE member_id = ANY ($1) AND event_id = ANY ($2)`;
    return new Set((await rows<{ id: string }>(tx, text, [names, eventIds])).map(({ id }) => id));
  }

  /** Whether a member has ever answered an event. */
  async hasAnswered(tx: Tx, names: readonly MemberId[], eventId: string): Promise<boolean> {
    const text = `SELECT FROM event_answer WHERE member_id = ANY ($1) AND event_id = $2 LIMIT 1`;
    return (await rows(tx, text, [names, eventId])).length > 0;
  }

  private async events(
    tx: Tx,
    condition: string,
    values: readonly unknown[],
    { after, limit, forward }: ListPage & { readonly forward: boolean },
  ): Promise<ShopEvent[]> {
    const [sign, order] = forward ? ['>', 'ASC'] : ['<', 'DESC'];
    const [afterPlace, limitPlace] = [`$${values.length + 1}`, `$${values.length + 2}`];
    const found = await rows<EventRecord>(
      tx,
      `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES} WHERE ${condition} AND (${afterPlace}::uuid IS NULL
         OR (e.starts_at, e.id) ${sign} (SELECT starts_at, id FROM event WHERE id = ${afterPlace}))
       ORDER BY e.starts_at ${order}, e.id ${order} LIMIT ${limitPlace}`,
      [...values, after, limit],
    );
    return found.map(eventOf);
  }
}
