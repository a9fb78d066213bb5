// A member's private album: photos that a guide took of them with their consent, seen by the member alone until they show
// them. Source: product.md, Looks and Birthdays.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** Widths in pixels in which every photo is kept: two on a slide, the width of a phone. */
export const albumWidths = [600, 1200] as const;
export type AlbumWidth = (typeof albumWidths)[number];

export interface AlbumPhoto {
  readonly id: string;
  readonly takenOn: BusinessDay;
  readonly storeId: StoreId;
  readonly guideId: StaffId | null;
  /** Names its files in the storage, see `photoFile`. */
  readonly fileKey: string;
  /** As it stands upright, in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface NewPhoto extends AlbumPhoto {
  readonly memberId: MemberId;
  /** The consent under which it was taken. */
  readonly consentId: string;
}

/** `madeOf`: what is in it, so that it is made anew when that changes. */
export interface SharePicture {
  readonly fileKey: string;
  readonly madeOf: string;
}

/** Where one of a photo's files is in the storage. */
export const photoFile = (fileKey: string, width: AlbumWidth): string => `${fileKey}-${width}.webp`;

const columns = `id, taken_on AS "takenOn", store_id AS "storeId", guide_id AS "guideId", file_key AS "fileKey", width, height`;

@Injectable()
export class AlbumService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds a photo whose files are kept already. The same id again changes nothing; answers whether it is new. */
  async add(tx: Tx, photo: NewPhoto): Promise<boolean> {
    const { memberId, id, takenOn, storeId, guideId, fileKey, width, height, consentId } = photo;
    const added = await rows(
      tx,
      `INSERT INTO album_photo (member_id, id, taken_on, store_id, guide_id, file_key, width, height, consent_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (member_id, id) DO NOTHING RETURNING id`,
      [memberId, id, takenOn, storeId, guideId, fileKey, width, height, consentId, this.clock.now()],
    );
    return added.length > 0;
  }

  /** A member's photos of a stretch of days, both included, in order of the days; at most so many, the newest. */
  async between(
    tx: Tx,
    memberId: MemberId,
    { from, through, most }: { readonly from: BusinessDay; readonly through: BusinessDay; readonly most: number },
  ): Promise<AlbumPhoto[]> {
    const found = await rows<AlbumPhoto>(
      tx,
      `SELECT ${columns} FROM album_photo WHERE member_id = $1 AND taken_on BETWEEN $2 AND $3 AND removed_at IS NULL
       ORDER BY taken_on DESC, id DESC LIMIT $4`,
      [memberId, from, through, most],
    );
    return found.toReversed();
  }

  /** One photo, or null where there is none or it was taken away. */
  async photo(tx: Tx, memberId: MemberId, id: string): Promise<AlbumPhoto | null> {
    const text = `SELECT ${columns} FROM album_photo WHERE member_id = $1 AND id = $2 AND removed_at IS NULL`;
    return (await rows<AlbumPhoto>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** The picture to show a friend, as it was made last. */
  async share(tx: Tx, memberId: MemberId): Promise<SharePicture | null> {
    const text = `SELECT file_key AS "fileKey", made_of AS "madeOf" FROM replay_share WHERE member_id = $1`;
    return (await rows<SharePicture>(tx, text, [memberId]))[0] ?? null;
  }

  /** Keeps what a new one is made of; its file is kept already. Answers the file that nothing names any more. */
  async keepShare(tx: Tx, memberId: MemberId, { fileKey, madeOf }: SharePicture): Promise<string | null> {
    const first = await rows(
      tx,
      `INSERT INTO replay_share (member_id, file_key, made_of) VALUES ($1, $2, $3) ON CONFLICT (member_id) DO NOTHING
       RETURNING member_id`,
      [memberId, fileKey, madeOf],
    );
    if (first.length > 0) return null;
    const [before] = await rows<{ key: string }>(
      tx,
      `SELECT file_key AS key FROM replay_share WHERE member_id = $1 FOR UPDATE`,
      [memberId],
    );
    await rows(tx, `UPDATE replay_share SET file_key = $2, made_of = $3 WHERE member_id = $1`, [
      memberId,
      fileKey,
      madeOf,
    ]);
    return before?.key ?? null;
  }
}
