// Whose points end on a day, for telling them ahead; and which of these days are told already.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, Points } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

@Injectable()
export class ExpiriesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Active members with points whose last day this is. Costs what ends up to that day: the lower bound of the next
   * expiry is indexed, and the lots stand in the account's own row.
   */
  async endingOn(tx: Tx, day: BusinessDay): Promise<{ readonly memberId: MemberId; readonly points: Points }[]> {
    return rows(
      tx,
      `SELECT member_id AS "memberId", points FROM (
         SELECT a.member_id,
           coalesce((SELECT sum(l.n) FROM unnest(a.lot_expires, a.lot_left) AS l(expires_on, n) WHERE l.expires_on = $1), 0)
             + CASE WHEN a.tail_count > 0 THEN coalesce((SELECT sum(t.points_left) FROM point_lot t
                 WHERE t.member_id = a.member_id AND t.expires_on = $1), 0) ELSE 0 END AS points
         FROM point_account a WHERE a.next_expiry <= $1 AND a.status = 'active') AS ending
       WHERE points > 0 ORDER BY member_id`,
      [day],
    );
  }

  /** Which of these days, so many days ahead, everybody has been told of. */
  async told(tx: Tx, days: readonly BusinessDay[], daysAhead: number): Promise<ReadonlySet<BusinessDay>> {
    const found = await rows<{ expires_on: BusinessDay }>(
      tx,
      `SELECT expires_on FROM expiry_notice WHERE expires_on = ANY($1) AND days_ahead = $2`,
      [[...days], daysAhead],
    );
    return new Set(found.map((row) => row.expires_on));
  }

  async noteTold(tx: Tx, day: BusinessDay, daysAhead: number): Promise<void> {
    await rows(
      tx,
      `INSERT INTO expiry_notice (expires_on, days_ahead, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [day, daysAhead, this.clock.now()],
    );
  }
}
