// An event as what follows it needs to know it, and for whom it exists: those of a store see their own store's and the brand's.
import { DomainError, type Fen, type MemberId, type Points, type StoreId } from '@guike/kernel';
import { everyIdOf } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';

export interface EventFacts {
  readonly id: string;
  readonly state: 'draft' | 'open' | 'closed' | 'held' | 'archived' | 'cancelled';
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly storeId: StoreId | null;
  readonly storeName: string | null;
  readonly thanks: { readonly points: Points; readonly benefit: string | null };
  readonly priceFen: Fen;
}

const statement = `SELECT e.id, e.state, e.title, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.store_id AS "storeId",
    s.name AS "storeName", e.details -> 'thanks' AS thanks, e.price_fen AS "priceFen"
  FROM event e LEFT JOIN store s ON s.id = e.store_id WHERE e.id = $1`;

/** Error: EVENT_UNKNOWN. */
export async function eventFacts(tx: Tx, eventId: string): Promise<EventFacts> {
  const [event] = await rows<EventFacts>(tx, statement, [eventId]);
  if (!event) throw new DomainError('EVENT_UNKNOWN');
  return event;
}

/** Error: EVENT_UNKNOWN, of no event and of another store's alike, so that asking tells nothing. */
export async function eventFor(
  tx: Tx,
  eventId: string,
  { storeId }: Pick<OfficeReader, 'storeId'>,
): Promise<EventFacts> {
  const event = await eventFacts(tx, eventId);
  if (storeId !== null && event.storeId !== null && event.storeId !== storeId) throw new DomainError('EVENT_UNKNOWN');
  return event;
}

/** Who came to an event, by the names they have now; in the order of their ids. */
export async function attendeesOf(tx: Tx, eventId: string): Promise<MemberId[]> {
  const found = await rows<{ id: MemberId }>(
    tx,
    `SELECT DISTINCT member_keeper(member_id) AS id FROM event_answer WHERE event_id = $1 AND arrived > 0 ORDER BY 1`,
    [eventId],
  );
  return found.map(({ id }) => id);
}

/** Whether a member came, under whatever name they had then. */
export async function hasAttended(tx: Tx, memberId: MemberId, eventId: string): Promise<boolean> {
  const found = await rows(
    tx,
    `SELECT FROM event_answer WHERE member_id = ANY ($1) AND event_id = $2 AND arrived > 0`,
    [await everyIdOf(tx, memberId), eventId],
  );
  return found.length > 0;
}

/** Whether a member answered at all. */
export async function hasAnswered(tx: Tx, memberId: MemberId, eventId: string): Promise<boolean> {
  const found = await rows(tx, `SELECT FROM event_answer WHERE member_id = ANY ($1) AND event_id = $2`, [
    await everyIdOf(tx, memberId),
    eventId,
  ]);
  return found.length > 0;
}
