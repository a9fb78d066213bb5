// Who was invited to an event by name, by whom and with which words, and whether they have looked.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { AnswerState, Attendance } from './event';

export interface EventInvitation {
  readonly memberId: MemberId;
  readonly eventId: string;
  readonly words: string;
  readonly invitedBy: StaffId;
  readonly invitedAt: Date;
  readonly seenAt: Date | null;
}

export type AnsweredInvitation = EventInvitation & {
  readonly answer: AnswerState | null;
  readonly attendance: Attendance | null;
};

const columns = `i.member_id AS "memberId", i.event_id AS "eventId", i.words, i.invited_by AS "invitedBy",
  i.invited_at AS "invitedAt", i.seen_at AS "seenAt"`;

@Injectable()
export class EventInvitationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Invites; answers who had not been invited before. Who had keeps the words of the first, unless there were none. */
  async invite(
    tx: Tx,
    eventId: string,
    memberIds: readonly MemberId[],
    { words, by }: { readonly words: string; readonly by: StaffId },
  ): Promise<MemberId[]> {
    const made = await rows<{ id: MemberId; isNew: boolean }>(
      tx,
      `INSERT INTO event_invitation AS i (member_id, event_id, words, invited_by, invited_at)
       SELECT id, $2, $3, $4, $5 FROM unnest($1::uuid[]) AS m(id) ORDER BY id
       ON CONFLICT (member_id, event_id) DO UPDATE SET words = $3, invited_by = $4 WHERE i.words = '' AND $3 <> ''
       RETURNING i.member_id AS id, xmax = 0 AS "isNew"`,
      [memberIds, eventId, words, by, this.clock.now()],
    );
    return made.filter(({ isNew }) => isNew).map(({ id }) => id);
  }

  /** `names`: the member and whoever was merged into them. */
  async find(tx: Tx, names: readonly MemberId[], eventId: string): Promise<EventInvitation | null> {
    const [found] = await rows<EventInvitation>(
      tx,
      `SELECT ${columns} FROM event_invitation i WHERE i.member_id = ANY ($1) AND i.event_id = $2
       ORDER BY i.invited_at DESC LIMIT 1`,
      [names, eventId],
    );
    return found ?? null;
  }

  /** Those of these events that the member was invited to. */
  async toEvents(tx: Tx, names: readonly MemberId[], eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT DISTINCT event_id AS id FROM event_invitation WHERE member_id = ANY ($1) AND event_id = ANY ($2)`,
      [names, eventIds],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** Marks as looked at. */
  async see(tx: Tx, { memberId, eventId }: EventInvitation): Promise<void> {
    await rows(
      tx,
      `UPDATE event_invitation SET seen_at = $3 WHERE member_id = $1 AND event_id = $2 AND seen_at IS NULL`,
      [memberId, eventId, this.clock.now()],
    );
  }

  /** The latest first, behind the one given; `by`: by this person only. */
  async page(
    tx: Tx,
    eventId: string,
    { after, limit, by }: { readonly after: MemberId | null; readonly limit: number; readonly by: StaffId | null },
  ): Promise<AnsweredInvitation[]> {
    return rows<AnsweredInvitation>(
      tx,
      `SELECT ${columns}, a.state AS answer, a.attendance FROM event_invitation i
       LEFT JOIN event_answer a ON a.member_id = i.member_id AND a.event_id = i.event_id
       WHERE i.event_id = $1 AND ($2::uuid IS NULL OR i.invited_by = $2) AND ($3::uuid IS NULL OR (i.invited_at, i.member_id)
         < (SELECT invited_at, member_id FROM event_invitation WHERE event_id = $1 AND member_id = $3))
       ORDER BY i.invited_at DESC, i.member_id DESC LIMIT $4`,
      [eventId, by, after, limit],
    );
  }

  /** Everybody invited to an event above this id, so many: those who are told when it opens. */
  async after(tx: Tx, eventId: string, after: MemberId | null, limit: number): Promise<EventInvitation[]> {
    return rows<EventInvitation>(
      tx,
      `SELECT ${columns} FROM event_invitation i WHERE i.event_id = $1 AND ($2::uuid IS NULL OR i.member_id > $2)
       ORDER BY i.member_id LIMIT $3`,
      [eventId, after, limit],
    );
  }
}
