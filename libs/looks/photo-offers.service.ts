// A guide's photos of members who have not agreed to photos yet: apart from the album until the member says so.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface NewOffer {
  readonly memberId: MemberId;
  readonly id: string;
  readonly takenOn: BusinessDay;
  readonly storeId: StoreId;
  readonly guideId: StaffId;
  readonly fileKey: string;
  readonly width: number;
  readonly height: number;
  /** Then it is deleted by itself. */
  readonly endsAt: Date;
}

export interface PhotoOffer extends NewOffer {
  readonly state: 'waiting' | 'agreed' | 'refused' | 'lapsed';
}

const columns = `member_id AS "memberId", id, taken_on AS "takenOn", store_id AS "storeId", guide_id AS "guideId",
  file_key AS "fileKey", width, height, ends_at AS "endsAt", state`;

@Injectable()
export class PhotoOffersService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds one whose files are kept already. False where the id is there. */
  async add(tx: Tx, offer: NewOffer): Promise<boolean> {
    const { memberId, id, takenOn, storeId, guideId, fileKey, width, height, endsAt } = offer;
    const added = await rows(
      tx,
      `INSERT INTO photo_offer (member_id, id, taken_on, store_id, guide_id, file_key, width, height, state, offered_at, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10) ON CONFLICT (member_id, id) DO NOTHING RETURNING id`,
      [memberId, id, takenOn, storeId, guideId, fileKey, width, height, this.clock.now(), endsAt],
    );
    return added.length > 0;
  }

  async find(tx: Tx, names: readonly MemberId[], id: string): Promise<PhotoOffer | null> {
    const text = `SELECT ${columns} FROM photo_offer WHERE member_id = ANY ($1) AND id = $2`;
    return (await rows<PhotoOffer>(tx, text, [names, id]))[0] ?? null;
  }

  /** The same, locked until the transaction ends. */
  async lock(tx: Tx, names: readonly MemberId[], id: string): Promise<PhotoOffer | null> {
    const text = `SELECT ${columns} FROM photo_offer WHERE member_id = ANY ($1) AND id = $2 FOR UPDATE`;
    return (await rows<PhotoOffer>(tx, text, [names, id]))[0] ?? null;
  }

  /** What waits for a member's word now, the newest first; at most so many. */
  async waiting(tx: Tx, names: readonly MemberId[], most: number): Promise<PhotoOffer[]> {
    return rows<PhotoOffer>(
      tx,
      `SELECT ${columns} FROM photo_offer WHERE member_id = ANY ($1) AND state = 'waiting' AND ends_at > $2
       ORDER BY offered_at DESC, id DESC LIMIT $3`,
      [names, this.clock.now(), most],
    );
  }

  /** A waiting offer, locked, is decided. */
  async decide(tx: Tx, { memberId, id }: PhotoOffer, state: 'agreed' | 'refused'): Promise<void> {
    await rows(tx, `UPDATE photo_offer SET state = $3, decided_at = $4 WHERE member_id = $1 AND id = $2`, [
      memberId,
      id,
      state,
      this.clock.now(),
    ]);
  }

  /** Those that nobody answered in time lapse; answers how many, at most so many. */
  async lapse(tx: Tx, most: number): Promise<number> {
    const lapsed = await rows(
      tx,
      `UPDATE photo_offer SET state = 'lapsed', decided_at = $1 WHERE (member_id, id) IN (
         SELECT member_id, id FROM photo_offer WHERE state = 'waiting' AND ends_at <= $1
         ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [this.clock.now(), most],
    );
    return lapsed.length;
  }

  /** Refused and lapsed ones whose files are still there. */
  async withFiles(tx: Tx, most: number): Promise<PhotoOffer[]> {
    return rows<PhotoOffer>(
      tx,
      `SELECT ${columns} FROM photo_offer WHERE state IN ('refused', 'lapsed') AND files_gone_at IS NULL
       ORDER BY decided_at LIMIT $1`,
      [most],
    );
  }

  async filesGone(tx: Tx, { memberId, id }: Pick<PhotoOffer, 'memberId' | 'id'>): Promise<void> {
    await rows(tx, `UPDATE photo_offer SET files_gone_at = $3 WHERE member_id = $1 AND id = $2`, [
      memberId,
      id,
      this.clock.now(),
    ]);
  }
}
