// A member's private album: photos that a guide took of them with their consent, seen by the member alone until they show
// them. Source: product.md, Looks and Birthdays.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** Widths in pixels in which every photo is kept: three in a row, two on a slide, the width of a phone. Old ones lack 300. */
export const albumWidths = [300, 600, 1200] as const;
export type AlbumWidth = (typeof albumWidths)[number];

export interface AlbumPhoto {
  readonly id: string;
  readonly takenOn: BusinessDay;
  /** Null for what a member sent from home. */
  readonly storeId: StoreId | null;
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

export interface ListedPhoto extends AlbumPhoto {
  readonly memberId: MemberId;
  readonly createdAt: Date;
}

/** Where a list goes on: behind this photo. */
export interface AlbumPlace {
  readonly at: Date;
  readonly id: string;
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

  /** A member's photos under all their names, the newest first. */
  async page(
    tx: Tx,
    names: readonly MemberId[],
    { after, limit }: { readonly after: AlbumPlace | null; readonly limit: number },
  ): Promise<ListedPhoto[]> {
    return rows<ListedPhoto>(
      tx,
      `SELECT ${columns}, member_id AS "memberId", created_at AS "createdAt" FROM album_photo
       WHERE member_id = ANY ($1) AND removed_at IS NULL
         AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [names, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** Those of these photos that are there, under whichever of the member's names. */
  async photosOf(tx: Tx, names: readonly MemberId[], ids: readonly string[]): Promise<ListedPhoto[]> {
    return rows<ListedPhoto>(
      tx,
      `SELECT ${columns}, member_id AS "memberId", created_at AS "createdAt" FROM album_photo
       WHERE member_id = ANY ($1) AND id = ANY ($2) AND removed_at IS NULL ORDER BY member_id, id`,
      [names, ids],
    );
  }

  /** The same, locked until the transaction ends. */
  async lock(tx: Tx, names: readonly MemberId[], ids: readonly string[]): Promise<ListedPhoto[]> {
    return rows<ListedPhoto>(
      tx,
      `SELECT ${columns}, member_id AS "memberId", created_at AS "createdAt" FROM album_photo
       WHERE member_id = ANY ($1) AND id = ANY ($2) AND removed_at IS NULL ORDER BY member_id, id FOR UPDATE`,
      [names, ids],
    );
  }

  /** How many photos a member has, and how many of them a store took on a day. */
  async counts(
    tx: Tx,
    names: readonly MemberId[],
    { storeId, day }: { readonly storeId: StoreId | null; readonly day: BusinessDay },
  ): Promise<{ all: number; ofDay: number }> {
    const [row] = await rows<{ all: number; ofDay: number }>(
      tx,
      `SELECT count(*) AS "all", count(*) FILTER (WHERE store_id = $2 AND taken_on = $3) AS "ofDay" FROM album_photo
       WHERE member_id = ANY ($1) AND removed_at IS NULL`,
      [names, storeId, day],
    );
    return row ?? { all: 0, ofDay: 0 };
  }

  /** A photo, locked, is taken out; its files are to be removed after the commit. */
  async remove(tx: Tx, { memberId, id }: Pick<ListedPhoto, 'memberId' | 'id'>): Promise<void> {
    await rows(tx, `UPDATE album_photo SET removed_at = $3 WHERE member_id = $1 AND id = $2 AND removed_at IS NULL`, [
      memberId,
      id,
      this.clock.now(),
    ]);
  }

  /** Photos that were taken out and whose files are still there. */
  async withFiles(tx: Tx, most: number): Promise<Pick<ListedPhoto, 'memberId' | 'id' | 'fileKey'>[]> {
    return rows(
      tx,
      `SELECT member_id AS "memberId", id, file_key AS "fileKey" FROM album_photo
       WHERE removed_at IS NOT NULL AND files_gone_at IS NULL ORDER BY removed_at LIMIT $1`,
      [most],
    );
  }

  async filesGone(tx: Tx, { memberId, id }: Pick<ListedPhoto, 'memberId' | 'id'>): Promise<void> {
    await rows(tx, `UPDATE album_photo SET files_gone_at = $3 WHERE member_id = $1 AND id = $2`, [
      memberId,
      id,
      this.clock.now(),
    ]);
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

  /** The picture to show may hold a photo that is taken out: it is forgotten, and made anew when asked for. Its file. */
  async dropShare(tx: Tx, memberId: MemberId): Promise<string | null> {
    const text = `DELETE FROM replay_share WHERE member_id = $1 RETURNING file_key AS key`;
    return (await rows<{ key: string }>(tx, text, [memberId]))[0]?.key ?? null;
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
