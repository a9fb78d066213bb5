// How attendees rated an event: one rating each, which may be changed for some days.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Rating, RatingCount } from './rating-rules';

export interface GivenRating extends Rating {
  readonly memberId: MemberId;
  /** The first time. */
  readonly ratedAt: Date;
}

/** The place of a rating in the list of them. */
export type RatingPlace = Pick<GivenRating, 'ratedAt' | 'memberId'>;

const columns = `member_id AS "memberId", stars, nps, words, rated_at AS "ratedAt"`;

/** Two cards may have rated before they were merged: the later word is the person's. */
const ofPerson = `SELECT ${columns} FROM event_rating WHERE member_id = ANY ($1) AND event_id = $2
  ORDER BY changed_at DESC, member_id LIMIT 1`;
const onePerPerson = `(SELECT DISTINCT ON (member_keeper(member_id)) * FROM event_rating WHERE event_id = $1
  ORDER BY member_keeper(member_id), changed_at DESC, member_id) AS said`;

@Injectable()
export class EventRatingsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Locks a member's rating of an event, under whichever of their names, until the transaction ends; null for none. */
  async lock(tx: Tx, names: readonly MemberId[], eventId: string): Promise<GivenRating | null> {
    return (await rows<GivenRating>(tx, `${ofPerson} FOR UPDATE`, [names, eventId]))[0] ?? null;
  }

  async find(tx: Tx, names: readonly MemberId[], eventId: string): Promise<GivenRating | null> {
    return (await rows<GivenRating>(tx, ofPerson, [names, eventId]))[0] ?? null;
  }

  /** Writes a rating; another time it takes the place of the first, whose time stays. The caller has seen that it may. */
  async rate(tx: Tx, memberId: MemberId, eventId: string, { stars, nps, words }: Rating): Promise<void> {
    await rows(
      tx,
      `INSERT INTO event_rating (member_id, event_id, stars, nps, words, rated_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (member_id, event_id) DO UPDATE
       SET stars = excluded.stars, nps = excluded.nps, words = excluded.words, changed_at = excluded.changed_at`,
      [memberId, eventId, stars, nps, words, this.clock.now()],
    );
  }

  /** How many people rated an event in each way. */
  async counts(tx: Tx, eventId: string): Promise<RatingCount[]> {
    return rows<RatingCount>(
      tx,
      `SELECT stars, nps, count(*) AS n FROM ${onePerPerson} GROUP BY stars, nps ORDER BY stars, nps`,
      [eventId],
    );
  }

  /** Ratings of an event behind a place, the newest first. */
  async page(
    tx: Tx,
    eventId: string,
    { after, limit }: { readonly after: RatingPlace | null; readonly limit: number },
  ): Promise<GivenRating[]> {
    return rows<GivenRating>(
      tx,
      `SELECT ${columns} FROM ${onePerPerson}
       WHERE ($2::timestamptz IS NULL OR (rated_at, member_id) < ($2, $3::uuid))
       ORDER BY rated_at DESC, member_id DESC LIMIT $4`,
      [eventId, after?.ratedAt ?? null, after?.memberId ?? null, limit],
    );
  }
}
