// Answers to events. Whoever writes has claimed the event's seats, so that numbers and seats follow each other.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, Points, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Answer, AnswerState, Companion } from './event';
import { newTicketCode } from './ticket-code';

export const ANSWER_COLUMNS = `a.member_id AS "memberId", a.event_id AS "eventId", a.state, a.number, a.party, a.companions,
  a.paid_points AS "paidPoints", a.spends, a.answered_at AS "answeredAt", a.offered_until AS "offeredUntil",
  a.fee_persons AS "feePersons", a.arrived, a.arrived_at AS "arrivedAt", a.attendance`;

export type AnswerKey = Pick<Answer, 'memberId' | 'eventId'>;

/** How an answer stands now: what was said, for how many, and what is paid. */
export interface Standing {
  readonly state: AnswerState;
  readonly companions: readonly Companion[];
  readonly paidPoints: Points;
  readonly spends: number;
}

@Injectable()
export class EventAnswersService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** `names`: the member and whoever was merged into them; an answer that stands comes before one that does not. */
  async find(tx: Tx, names: readonly MemberId[], eventId: string): Promise<Answer | null> {
    const [found] = await rows<Answer>(
      tx,
      `SELECT ${ANSWER_COLUMNS} FROM event_answer a WHERE a.member_id = ANY ($1) AND a.event_id = $2
       ORDER BY a.state IN ('accepted', 'offered', 'waiting', 'walk_in') DESC, a.number DESC LIMIT 1`,
      [names, eventId],
    );
    return found ?? null;
  }

  /** Of several events: each member's answer that counts, by event. */
  async ofEvents(
    tx: Tx,
    names: readonly MemberId[],
    eventIds: readonly string[],
  ): Promise<ReadonlyMap<string, Answer & { readonly place: number | null }>> {
    const found = await rows<Answer & { place: number | null }>(
      tx,
      `SELECT DISTINCT ON (a.event_id) ${ANSWER_COLUMNS}, CASE WHEN a.state = 'waiting' THEN (SELECT count(*) FROM event_answer w
           WHERE w.event_id = a.event_id AND w.state = 'waiting' AND w.number <= a.number) END AS place
       FROM event_answer a WHERE a.member_id = ANY ($1) AND a.event_id = ANY ($2)
       ORDER BY a.event_id, a.state IN ('accepted', 'offered', 'waiting', 'walk_in') DESC, a.number DESC`,
      [names, eventIds],
    );
    return new Map(found.map((answer) => [answer.eventId, answer]));
  }

  /**
   * A new answer, or another one in place of the one before, with the next number of the event; answers the number. A fee
   * that was paid for the one before is not paid for this one.
   */
  async say(tx: Tx, { memberId, eventId }: AnswerKey, standing: Standing): Promise<number> {
    const { state, companions, paidPoints, spends } = standing;
    const party = companions.length + 1;
    const [said] = await rows<{ number: number }>(
      tx,
      `WITH seats AS (UPDATE event_seats SET last_number = last_number + 1,
           taken = taken + CASE WHEN $3 IN ('accepted', 'offered') THEN $4::integer ELSE 0 END
         WHERE event_id = $2 RETURNING last_number)
       INSERT INTO event_answer AS a (member_id, event_id, state, number, party, companions, paid_points, spends, answered_at,
         arrived) SELECT $1, $2, $3, last_number, $4, $5, $6, $7, $8, 0 FROM seats
       ON CONFLICT (member_id, event_id) DO UPDATE SET state = excluded.state, number = excluded.number, party = excluded.party,
         companions = excluded.companions, paid_points = excluded.paid_points, spends = excluded.spends,
         answered_at = excluded.answered_at, offered_until = NULL, day_reminded_at = NULL, hours_reminded_at = NULL,
         fee_persons = 0, fee_paid_at = NULL, fee_paid_by = NULL
       RETURNING a.number`,
      [memberId, eventId, state, party, JSON.stringify(companions), paidPoints, spends, this.clock.now()],
    );
    if (!said) throw new Error('an answer that answers nothing');
    return said.number;
  }

  /** Moves an answer that stands on, keeping its number; seats follow. `until`: with `offered` only. */
  async move(tx: Tx, answer: Answer, standing: Standing, until: Date | null = null): Promise<void> {
    const { memberId, eventId } = answer;
    const { state, companions, paidPoints, spends } = standing;
    const party = companions.length + 1;
    await rows(
      tx,
      `WITH before AS (SELECT CASE WHEN state IN ('accepted', 'offered') THEN party ELSE 0 END AS held FROM event_answer
           WHERE member_id = $1 AND event_id = $2),
       seats AS (UPDATE event_seats SET taken = taken - held
           + CASE WHEN $3 IN ('accepted', 'offered') THEN $4::integer ELSE 0 END FROM before WHERE event_id = $2)
       UPDATE event_answer SET state = $3, party = $4, companions = $5, paid_points = $6, spends = $7, offered_until = $8
       WHERE member_id = $1 AND event_id = $2`,
      [memberId, eventId, state, party, JSON.stringify(companions), paidPoints, spends, until],
    );
  }

  /** Those who wait, in order. */
  async waiting(tx: Tx, eventId: string): Promise<Answer[]> {
    const text = `SELECT ${ANSWER_COLUMNS} FROM event_answer a WHERE a.event_id = $1 AND a.state = 'waiting' ORDER BY a.number`;
    return rows<Answer>(tx, text, [eventId]);
  }

  /** Whether anybody waits, which costs the same however many do. */
  async isAnyWaiting(tx: Tx, eventId: string): Promise<boolean> {
    const text = `SELECT FROM event_answer WHERE event_id = $1 AND state = 'waiting' LIMIT 1`;
    return (await rows(tx, text, [eventId])).length > 0;
  }

  async countWaiting(tx: Tx, eventId: string): Promise<number> {
    const text = `SELECT count(*) AS n FROM event_answer WHERE event_id = $1 AND state = 'waiting'`;
    return (await rows<{ n: number }>(tx, text, [eventId]))[0]?.n ?? 0;
  }

  /** Offers of a claimed event whose time is over. */
  async overdue(tx: Tx, eventId: string): Promise<Answer[]> {
    return rows<Answer>(
      tx,
      `SELECT ${ANSWER_COLUMNS} FROM event_answer a WHERE a.event_id = $1 AND a.state = 'offered' AND a.offered_until < $2
       ORDER BY a.number`,
      [eventId, this.clock.now()],
    );
  }

  /** Events above this id with an offer whose time is over, or with seats and somebody who waits for them; so many. */
  async unsettled(tx: Tx, after: string | null, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM (SELECT event_id AS id FROM event_answer WHERE state = 'offered' AND offered_until < $1
         UNION SELECT s.event_id FROM event_seats s JOIN event e ON e.id = s.event_id
           WHERE e.state IN ('open', 'closed') AND e.starts_at > $1 AND s.taken + s.walked < s.seats
             AND EXISTS (SELECT FROM event_answer a WHERE a.event_id = s.event_id AND a.state = 'waiting')) AS u
       WHERE $2::uuid IS NULL OR id > $2 ORDER BY id LIMIT $3`,
      [this.clock.now(), after, limit],
    );
    return found.map(({ id }) => id);
  }

  /** Those that still stand in some event, so many, the lowest numbers above the one given first. */
  async standing(tx: Tx, eventId: string, after: number, limit: number): Promise<Answer[]> {
    return rows<Answer>(
      tx,
      `SELECT ${ANSWER_COLUMNS} FROM event_answer a WHERE a.event_id = $1 AND a.state IN ('accepted', 'offered', 'waiting')
         AND a.number > $2 ORDER BY a.number LIMIT $3`,
      [eventId, after, limit],
    );
  }

  /** The code of the ticket, made with the first acceptance and the same for good. */
  async ticket(tx: Tx, { memberId, eventId }: AnswerKey): Promise<string> {
    for (;;) {
      const [kept] = await rows<{ code: string }>(
        tx,
        `WITH made AS (INSERT INTO event_ticket (code, member_id, event_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING code)
         SELECT code FROM made UNION ALL SELECT code FROM event_ticket WHERE member_id = $2 AND event_id = $3 LIMIT 1`,
        [newTicketCode(), memberId, eventId],
      );
      if (kept) return kept.code;
    }
  }

  /** Whose ticket a code of an event is. */
  async holder(tx: Tx, eventId: string, code: string): Promise<MemberId | null> {
    const text = `SELECT member_id AS id FROM event_ticket WHERE code = $1 AND event_id = $2`;
    return (await rows<{ id: MemberId }>(tx, text, [code, eventId]))[0]?.id ?? null;
  }

  /** The whole party's fee is paid. */
  async pay(tx: Tx, { memberId, eventId }: AnswerKey, by: StaffId): Promise<void> {
    await rows(
      tx,
      `UPDATE event_answer SET fee_persons = party, fee_paid_at = $3, fee_paid_by = $4 WHERE member_id = $1 AND event_id = $2`,
      [memberId, eventId, this.clock.now(), by],
    );
  }

  /** Accepted answers of events that start within a stretch of time and were not reminded, claimed, so many. */
  async dueReminders(
    tx: Tx,
    which: 'day' | 'hours',
    { from, until, limit }: { readonly from: Date; readonly until: Date; readonly limit: number },
  ): Promise<Answer[]> {
    return rows<Answer>(
      tx,
      `SELECT ${ANSWER_COLUMNS} FROM event_answer a JOIN event e ON e.id = a.event_id
       WHERE e.starts_at > $1 AND e.starts_at <= $2 AND e.state IN ('open', 'closed') AND a.state = 'accepted'
         AND a.${which}_reminded_at IS NULL ORDER BY a.member_id, a.event_id LIMIT $3 FOR UPDATE OF a SKIP LOCKED`,
      [from, until, limit],
    );
  }

  /** It begins at another time: who comes is reminded anew. */
  async remindAnew(tx: Tx, eventId: string): Promise<void> {
    await rows(
      tx,
      `UPDATE event_answer SET day_reminded_at = NULL, hours_reminded_at = NULL WHERE event_id = $1
         AND (day_reminded_at IS NOT NULL OR hours_reminded_at IS NOT NULL)`,
      [eventId],
    );
  }

  async reminded(tx: Tx, which: 'day' | 'hours', answers: readonly AnswerKey[]): Promise<void> {
    await rows(
      tx,
      `UPDATE event_answer a SET ${which}_reminded_at = $3 FROM unnest($1::uuid[], $2::uuid[]) AS d(member_id, event_id)
       WHERE a.member_id = d.member_id AND a.event_id = d.event_id`,
      [answers.map(({ memberId }) => memberId), answers.map(({ eventId }) => eventId), this.clock.now()],
    );
  }
}
