// What attendees were given for coming: one row each, so that nobody is thanked twice and the cost can be told.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, Points } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface Thanks {
  readonly points: Points;
  /** The benefit that was given, by its name. */
  readonly gift: string | null;
}

@Injectable()
export class EventThanksService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes down who is thanked now; answers those who had not been, under any name they had. */
  async claim(tx: Tx, eventId: string, memberIds: readonly MemberId[], { points, gift }: Thanks): Promise<MemberId[]> {
    if (memberIds.length === 0) return [];
    const made = await rows<{ memberId: MemberId }>(
      tx,
      `INSERT INTO event_thanks (member_id, event_id, points, gift, thanked_at)
       SELECT member_id, $2, $3, $4, $5 FROM unnest($1::uuid[]) AS n(member_id)
       WHERE NOT EXISTS (SELECT FROM event_thanks t WHERE t.event_id = $2 AND member_keeper(t.member_id) = n.member_id)
       ON CONFLICT (member_id, event_id) DO NOTHING RETURNING member_id AS "memberId"`,
      [memberIds, eventId, points, gift, this.clock.now()],
    );
    return made.map(({ memberId }) => memberId);
  }

  /** What a member was given; null: not thanked. */
  async of(tx: Tx, memberId: MemberId, eventId: string): Promise<Thanks | null> {
    const text = `SELECT points, gift FROM event_thanks WHERE member_id = $1 AND event_id = $2`;
    return (await rows<Thanks>(tx, text, [memberId, eventId]))[0] ?? null;
  }
}
