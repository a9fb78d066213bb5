// The door: who came with whom, each scan counted once however often it is settled. The caller has claimed the seats.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Answer } from './event';
import { ANSWER_COLUMNS, type AnswerKey } from './answers.service';

export interface Scan {
  readonly id: string;
  readonly eventId: string;
  readonly memberId: MemberId | null;
  readonly kind: 'ticket' | 'card' | 'hand' | 'walk_in';
  readonly outcome: string;
  /** How many it let in. */
  readonly persons: number;
  readonly beyondSeats: boolean;
  readonly scannedAt: Date;
}

const columns = `id, event_id AS "eventId", member_id AS "memberId", kind, outcome, persons, beyond_seats AS "beyondSeats",
  scanned_at AS "scannedAt"`;

@Injectable()
export class EventDoorService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Scans that are settled, of these ids. */
  async settled(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Scan>> {
    const found = await rows<Scan>(tx, `SELECT ${columns} FROM event_scan WHERE id = ANY ($1)`, [ids]);
    return new Map(found.map((scan) => [scan.id, scan]));
  }

  async record(tx: Tx, scan: Scan, by: StaffId): Promise<void> {
    const { id, eventId, memberId, kind, outcome, persons, beyondSeats, scannedAt } = scan;
    await rows(
      tx,
      `INSERT INTO event_scan (id, event_id, member_id, kind, outcome, persons, beyond_seats, scanned_at, settled_at, staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, eventId, memberId, kind, outcome, persons, beyondSeats, scannedAt, this.clock.now(), by],
    );
  }

  /** So many more of a party are here. */
  async arrive(
    tx: Tx,
    { memberId, eventId }: AnswerKey,
    persons: number,
    at: Date,
    how: 'came' | 'walked_in',
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE event_answer SET arrived = arrived + $3, arrived_at = least(coalesce(arrived_at, $4), $4), attendance = $5
       WHERE member_id = $1 AND event_id = $2`,
      [memberId, eventId, persons, at, how],
    );
  }

  /** So many walked in. */
  async walked(tx: Tx, eventId: string, persons: number): Promise<void> {
    await rows(tx, `UPDATE event_seats SET walked = walked + $2 WHERE event_id = $1`, [eventId, persons]);
  }

  /** Accepted parties of an event with their codes, those still to come first. */
  async list(tx: Tx, eventId: string): Promise<(Answer & { readonly code: string })[]> {
    return rows(
      tx,
      `SELECT ${ANSWER_COLUMNS}, t.code FROM event_answer a
       JOIN event_ticket t ON t.member_id = a.member_id AND t.event_id = a.event_id
       WHERE a.event_id = $1 AND a.state = 'accepted' ORDER BY a.arrived > 0, a.number`,
      [eventId],
    );
  }

  /** Persons here, and persons of accepted parties. */
  async counted(tx: Tx, eventId: string): Promise<{ readonly arrived: number; readonly expected: number }> {
    const [row] = await rows<{ arrived: number; expected: number }>(
      tx,
      `SELECT coalesce(sum(arrived), 0) + (SELECT coalesce(sum(persons), 0) FROM event_scan
           WHERE event_id = $1 AND kind = 'walk_in' AND member_id IS NULL) AS arrived,
         coalesce(sum(party) FILTER (WHERE state = 'accepted'), 0) AS expected
       FROM event_answer WHERE event_id = $1`,
      [eventId],
    );
    return row ?? { arrived: 0, expected: 0 };
  }

  /** Says of accepted parties of an event that is over that nobody came; answers how many. */
  async missed(tx: Tx, eventId: string): Promise<number> {
    const found = await rows(
      tx,
      `UPDATE event_answer SET attendance = 'missed' WHERE event_id = $1 AND state = 'accepted' AND arrived = 0
         AND attendance IS NULL RETURNING member_id`,
      [eventId],
    );
    return found.length;
  }
}
