// Draws as they are kept: bound when the event opens, drawn once among those who came.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { type Winner, newSeed } from './drawing';

export interface KeptDraw {
  readonly seed: Buffer;
  readonly commitment: string;
  readonly drawnAt: Date | null;
  readonly entries: readonly number[] | null;
  readonly winners: readonly Winner[] | null;
}

@Injectable()
export class EventDrawsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Chooses the seed, once. */
  async bind(tx: Tx, eventId: string): Promise<void> {
    const { seed, commitment } = newSeed();
    await rows(
      tx,
      `INSERT INTO event_draw (event_id, seed, commitment) VALUES ($1, $2, $3) ON CONFLICT (event_id) DO NOTHING`,
      [eventId, seed, commitment],
    );
  }

  async find(tx: Tx, eventId: string): Promise<KeptDraw | null> {
    const [kept] = await rows<KeptDraw>(
      tx,
      `SELECT seed, commitment, drawn_at AS "drawnAt", entries, winners FROM event_draw WHERE event_id = $1`,
      [eventId],
    );
    return kept ?? null;
  }

  /** Numbers of members who had come by a moment, ascending. */
  async present(tx: Tx, eventId: string, by: Date): Promise<number[]> {
    const text = `SELECT number FROM event_answer WHERE event_id = $1 AND arrived > 0 AND arrived_at <= $2 ORDER BY number`;
    return (await rows<{ number: number }>(tx, text, [eventId, by])).map(({ number }) => number);
  }

  /** Events that are on or were held lately, whose draw is bound and not drawn, and which began before a moment. */
  async undrawn(tx: Tx, startedBefore: Date, endedAfter: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT e.id FROM event_draw d JOIN event e ON e.id = d.event_id WHERE d.drawn_at IS NULL
         AND e.state IN ('open', 'closed', 'held') AND e.starts_at <= $1 AND e.ends_at >= $2 ORDER BY e.starts_at, e.id`,
      [startedBefore, endedAfter],
    );
    return found.map(({ id }) => id);
  }

  /** `by`: null for the clock. */
  async keep(
    tx: Tx,
    eventId: string,
    {
      entries,
      winners,
      by,
    }: { readonly entries: readonly number[]; readonly winners: readonly Winner[]; readonly by: StaffId | null },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE event_draw SET drawn_at = $2, drawn_by = $3, entries = $4, winners = $5 WHERE event_id = $1 AND drawn_at IS NULL`,
      [eventId, this.clock.now(), by, entries, JSON.stringify(winners)],
    );
  }

  /** Whose numbers these are. */
  async holders(tx: Tx, eventId: string, numbers: readonly number[]): Promise<ReadonlyMap<number, MemberId>> {
    const found = await rows<{ number: number; memberId: MemberId }>(
      tx,
      `SELECT number, member_id AS "memberId" FROM event_answer WHERE event_id = $1 AND number = ANY ($2)`,
      [eventId, numbers],
    );
    return new Map(found.map(({ number, memberId }) => [number, memberId]));
  }
}
