// Reports of looks by those who see them, once a person and look; and the queues of the shop's people.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { HIDING_REPORTS } from './look-rules';
import { type LookPlace, type LookRow, type LookState, lookColumns } from './looks.service';

export type ReportReason = 'rights' | 'indecent' | 'advertising' | 'other';
export type LookQueue = 'waiting' | 'checking' | 'reported' | 'all';

export interface LookReport {
  readonly reason: ReportReason;
  readonly note: string;
  readonly at: Date;
  readonly settledAt: Date | null;
}

export interface QueueFilter {
  readonly queue: LookQueue;
  /** With `all` only; null: every state. */
  readonly state: LookState | null;
  readonly storeId: StoreId | null;
  readonly after: LookPlace | null;
  readonly limit: number;
}

/** What is in a queue, on `look l`. */
const inQueue: Readonly<Record<LookQueue, string>> = {
  waiting: `l.state = 'pending' AND l.waits_for IS NOT NULL`,
  checking: `l.state = 'pending' AND l.waits_for IS NULL`,
  reported: `l.state = 'published' AND l.open_reports > 0`,
  all: `true`,
};

@Injectable()
export class LookReportsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds a report to a published look, locked; again by the same person changes nothing. Enough of them hide it. */
  async report(
    tx: Tx,
    { memberId, id }: Pick<LookRow, 'memberId' | 'id'>,
    { identityId, reason, note }: { identityId: string; reason: ReportReason; note: string },
  ): Promise<void> {
    const now = this.clock.now();
    const added = await rows(
      tx,
      `INSERT INTO look_report (member_id, look_id, identity_id, reason, note, reported_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (member_id, look_id, identity_id) DO NOTHING RETURNING look_id`,
      [memberId, id, identityId, reason, note, now],
    );
    if (added.length === 0) return;
    await rows(
      tx,
      `UPDATE look SET open_reports = open_reports + 1,
         hidden_at = CASE WHEN open_reports + 1 >= $4 THEN coalesce(hidden_at, $3) ELSE hidden_at END
       WHERE member_id = $1 AND id = $2`,
      [memberId, id, now, HIDING_REPORTS],
    );
  }

  /** Somebody of the shop has looked: the reports of a look, locked, are settled, and it is no longer hidden. */
  async settle(tx: Tx, { memberId, id }: Pick<LookRow, 'memberId' | 'id'>): Promise<void> {
    await rows(
      tx,
      `UPDATE look_report SET settled_at = $3 WHERE member_id = $1 AND look_id = $2 AND settled_at IS NULL`,
      [memberId, id, this.clock.now()],
    );
    await rows(tx, `UPDATE look SET open_reports = 0, hidden_at = NULL WHERE member_id = $1 AND id = $2`, [
      memberId,
      id,
    ]);
  }

  /** The newest first. */
  async ofLook(tx: Tx, { memberId, id }: Pick<LookRow, 'memberId' | 'id'>): Promise<LookReport[]> {
    return rows<LookReport>(
      tx,
      `SELECT reason, note, reported_at AS at, settled_at AS "settledAt" FROM look_report
       WHERE member_id = $1 AND look_id = $2 ORDER BY reported_at DESC LIMIT 100`,
      [memberId, id],
    );
  }

  /** A page of a queue: what waits is answered the oldest first, everything else the newest. */
  async queue(tx: Tx, { queue, state, storeId, after, limit }: QueueFilter): Promise<LookRow[]> {
    const [beyond, order] = queue === 'all' ? ['<', 'DESC'] : ['>', 'ASC'];
    return rows<LookRow>(
      tx,
      `SELECT ${lookColumns} FROM look l WHERE ${inQueue[queue]} AND ($1::text IS NULL OR l.state = $1)
         AND ($2::uuid IS NULL OR l.store_id = $2)
         AND ($3::timestamptz IS NULL OR (l.submitted_at, l.id) ${beyond} ($3, $4::uuid))
       ORDER BY l.submitted_at ${order}, l.id ${order} LIMIT $5`,
      [state, storeId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** How many wait for a word of the shop, and how many are reported. */
  async counts(tx: Tx, storeId: StoreId | null): Promise<{ waiting: number; reported: number }> {
    const [row] = await rows<{ waiting: number; reported: number }>(
      tx,
      `SELECT (SELECT count(*) FROM look l WHERE ${inQueue.waiting} AND ($1::uuid IS NULL OR l.store_id = $1)) AS waiting,
         (SELECT count(*) FROM look l WHERE ${inQueue.reported} AND ($1::uuid IS NULL OR l.store_id = $1)) AS reported`,
      [storeId],
    );
    return row ?? { waiting: 0, reported: 0 };
  }
}
