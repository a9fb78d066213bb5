// Files of everything that is kept of a member, which they asked for: one a business day, kept for a day.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';

export interface DataExport {
  readonly memberId: MemberId;
  readonly id: string;
  readonly askedAt: Date;
  readonly askedOn: BusinessDay;
  readonly state: 'waiting' | 'ready' | 'gone';
  /** Its key in the storage; null unless it is ready. */
  readonly fileKey: string | null;
  readonly readyAt: Date | null;
}

const selected = `SELECT member_id AS "memberId", id, asked_at AS "askedAt", asked_on AS "askedOn", state,
  file_key AS "fileKey", ready_at AS "readyAt" FROM data_export`;

@Injectable()
export class DataExportsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async latest(tx: Tx, memberId: MemberId): Promise<DataExport | null> {
    const text = `${selected} WHERE member_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1`;
    return (await rows<DataExport>(tx, text, [memberId]))[0] ?? null;
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<DataExport | null> {
    const text = `${selected} WHERE member_id = $1 AND id = $2`;
    return (await rows<DataExport>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** Asks for one; the caller holds the member's lock and has seen that it may be. */
  async ask(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<DataExport> {
    const [id, askedAt] = [newId(), this.clock.now()];
    await rows(
      tx,
      `INSERT INTO data_export (member_id, id, asked_at, asked_on, state) VALUES ($1, $2, $3, $4, 'waiting')`,
      [memberId, id, askedAt, today],
    );
    return { memberId, id, askedAt, askedOn: today, state: 'waiting', fileKey: null, readyAt: null };
  }

  /** The file is kept. False when nobody waits for it any more. */
  async ready(
    tx: Tx,
    { memberId, id }: DataExport,
    file: { readonly key: string; readonly bytes: number },
  ): Promise<boolean> {
    const kept = await rows(
      tx,
      `UPDATE data_export SET state = 'ready', file_key = $3, bytes = $4, ready_at = $5
       WHERE member_id = $1 AND id = $2 AND state = 'waiting' RETURNING 1`,
      [memberId, id, file.key, file.bytes, this.clock.now()],
    );
    return kept.length === 1;
  }

  /** Files that were ready before a moment. */
  async old(tx: Tx, before: Date, limit: number): Promise<DataExport[]> {
    const text = `${selected} WHERE state = 'ready' AND ready_at < $1 ORDER BY ready_at LIMIT $2`;
    return rows<DataExport>(tx, text, [before, limit]);
  }

  /** The file is gone. */
  async gone(tx: Tx, { memberId, id }: DataExport): Promise<void> {
    await rows(
      tx,
      `UPDATE data_export SET state = 'gone', file_key = NULL WHERE member_id = $1 AND id = $2 AND state = 'ready'`,
      [memberId, id],
    );
  }
}
