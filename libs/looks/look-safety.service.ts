// What WeChat was asked about a look, and what it said: each picture under its traces, of which the first word stands.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { LookDoubt, Suggestion } from './look-rules';
import type { LookRow } from './looks.service';

type LookRef = Pick<LookRow, 'memberId' | 'id'>;

export interface OpenPicture {
  readonly nth: number;
  readonly fileKey: string;
  /** How often WeChat was asked. */
  readonly asks: number;
  readonly askedAt: Date | null;
}

@Injectable()
export class LookSafetyService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The pictures of a look that nothing was said about yet. */
  async openPictures(tx: Tx, { memberId, id }: LookRef): Promise<OpenPicture[]> {
    return rows<OpenPicture>(
      tx,
      `SELECT nth, file_key AS "fileKey", asks, asked_at AS "askedAt" FROM look_photo
       WHERE member_id = $1 AND look_id = $2 AND suggest IS NULL ORDER BY nth`,
      [memberId, id],
    );
  }

  async noteText(tx: Tx, { memberId, id }: LookRef, suggest: Suggestion): Promise<void> {
    await rows(tx, `UPDATE look SET text_suggest = $3 WHERE member_id = $1 AND id = $2 AND text_suggest IS NULL`, [
      memberId,
      id,
      suggest,
    ]);
  }

  /** WeChat was asked about a picture and will answer under a trace. */
  async noteAsked(tx: Tx, { memberId, id }: LookRef, nth: number, traceId: string): Promise<void> {
    const now = this.clock.now();
    await rows(
      tx,
      `INSERT INTO look_check (trace_id, member_id, look_id, nth, asked_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (trace_id) DO NOTHING`,
      [traceId, memberId, id, nth, now],
    );
    await rows(
      tx,
      `UPDATE look_photo SET asks = asks + 1, asked_at = $4 WHERE member_id = $1 AND look_id = $2 AND nth = $3`,
      [memberId, id, nth, now],
    );
  }

  /** Which look a trace is about; null for none of ours. */
  async lookOf(tx: Tx, traceId: string): Promise<LookRef | null> {
    const text = `SELECT member_id AS "memberId", look_id AS id FROM look_check WHERE trace_id = $1`;
    return (await rows<{ memberId: MemberId; id: string }>(tx, text, [traceId]))[0] ?? null;
  }

  /** All traces of a look's pictures, in the order in which they were asked. */
  async traces(tx: Tx, { memberId, id }: LookRef): Promise<{ readonly nth: number; readonly traceId: string }[]> {
    return rows(
      tx,
      `SELECT nth, trace_id AS "traceId" FROM look_check WHERE member_id = $1 AND look_id = $2 ORDER BY asked_at`,
      [memberId, id],
    );
  }

  /** What WeChat said of a picture; the first word stands. */
  async notePicture(tx: Tx, { memberId, id }: LookRef, nth: number, suggest: Suggestion): Promise<void> {
    await rows(
      tx,
      `UPDATE look_photo SET suggest = $4 WHERE member_id = $1 AND look_id = $2 AND nth = $3 AND suggest IS NULL`,
      [memberId, id, nth, suggest],
    );
  }

  /** A pending look waits for somebody of the shop. */
  async askShop(tx: Tx, { memberId, id }: LookRef, doubt: LookDoubt): Promise<void> {
    await rows(tx, `UPDATE look SET waits_for = $3 WHERE member_id = $1 AND id = $2 AND state = 'pending'`, [
      memberId,
      id,
      doubt,
    ]);
  }

  /** Pending looks under check of which nothing was asked since an instant, the longest first. */
  async stuck(tx: Tx, before: Date, most: number): Promise<LookRef[]> {
    return rows<LookRef>(
      tx,
      `SELECT l.member_id AS "memberId", l.id FROM look l
       WHERE l.state = 'pending' AND l.waits_for IS NULL AND l.submitted_at < $1
         AND NOT EXISTS (SELECT FROM look_photo p WHERE p.member_id = l.member_id AND p.look_id = l.id
           AND p.asked_at >= $1)
       ORDER BY l.submitted_at LIMIT $2`,
      [before, most],
    );
  }
}
