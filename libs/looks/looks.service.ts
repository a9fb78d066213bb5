// Looks: photos of an album that their member shows to everybody. What is shown are copies, with files of their own.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { LookDoubt, Suggestion } from './look-rules';

export type LookState = 'pending' | 'published' | 'refused' | 'withdrawn' | 'taken_down';

export interface LookItem {
  readonly name: string;
  readonly size: string;
}

export interface LookPhoto {
  /** From 1, in the member's order. */
  readonly nth: number;
  readonly photoId: string;
  /** Names its files in the storage, see `photoFile`. */
  readonly fileKey: string;
  /** As it stands upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly suggest: Suggestion | null;
}

export interface LookRow {
  readonly memberId: MemberId;
  readonly id: string;
  readonly storeId: StoreId;
  readonly caption: string;
  readonly items: readonly LookItem[];
  readonly state: LookState;
  readonly submittedAt: Date;
  readonly textSuggest: Suggestion | null;
  /** Why it waits for the shop; null: it does not. */
  readonly waitsFor: LookDoubt | null;
  readonly publishedAt: Date | null;
  /** Likes before it count. */
  readonly closesAt: Date | null;
  /** Of the programme that it was published under. */
  readonly programmeVersion: number | null;
  readonly openReports: number;
  readonly hiddenAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string;
  readonly decidedBy: StaffId | null;
  /** Null while its files are there. */
  readonly filesGoneAt: Date | null;
  readonly photos: readonly LookPhoto[];
}

/** One that everybody may see. */
export interface PublishedLook extends LookRow {
  readonly publishedAt: Date;
  readonly closesAt: Date;
  readonly programmeVersion: number;
}

export interface NewLook {
  readonly memberId: MemberId;
  readonly id: string;
  readonly storeId: StoreId;
  readonly caption: string;
  readonly items: readonly LookItem[];
  /** The consent to publishing that it is shown under. */
  readonly consentId: string;
  readonly photos: readonly Pick<LookPhoto, 'photoId' | 'fileKey' | 'width' | 'height'>[];
}

/** Where a list goes on: behind this look. */
export interface LookPlace {
  readonly at: Date;
  readonly id: string;
}

/** For statements of this lib on `look l`. */
export const lookColumns = `l.member_id AS "memberId", l.id, l.store_id AS "storeId", l.caption, l.items, l.state,
  l.submitted_at AS "submittedAt", l.text_suggest AS "textSuggest", l.waits_for AS "waitsFor",
  l.published_at AS "publishedAt", l.closes_at AS "closesAt", l.programme_version AS "programmeVersion",
  l.open_reports AS "openReports", l.hidden_at AS "hiddenAt", l.ended_at AS "endedAt", l.reason,
  l.decided_by AS "decidedBy", l.files_gone_at AS "filesGoneAt",
  (SELECT coalesce(json_agg(json_build_object('nth', p.nth, 'photoId', p.photo_id, 'fileKey', p.file_key,
     'width', p.width, 'height', p.height, 'suggest', p.suggest) ORDER BY p.nth), '[]')
   FROM look_photo p WHERE p.member_id = l.member_id AND p.look_id = l.id) AS photos`;

/** Everybody may see it. For statements on `look l`. */
export const isShown = `l.state = 'published' AND l.hidden_at IS NULL`;

@Injectable()
export class LooksService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds a pending look with its photos. False where the id is taken: by this member's look or by another's. */
  async insert(tx: Tx, { memberId, id, storeId, caption, items, consentId, photos }: NewLook): Promise<boolean> {
    const key = await rows(
      tx,
      `INSERT INTO look_key (look_id, member_id) VALUES ($1, $2) ON CONFLICT (look_id) DO NOTHING RETURNING look_id`,
      [id, memberId],
    );
    if (key.length === 0) return false;
    await rows(
      tx,
      `INSERT INTO look (member_id, id, store_id, caption, items, consent_id, state, submitted_at, open_reports, reason)
       VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, 0, '')`,
      [memberId, id, storeId, caption, JSON.stringify(items), consentId, this.clock.now()],
    );
    await rows(
      tx,
      `INSERT INTO look_photo (member_id, look_id, nth, photo_id, file_key, width, height, asks)
       SELECT $1, $2, n.nth, n.photo_id, n.file_key, n.width, n.height, 0
       FROM unnest($3::uuid[], $4::text[], $5::integer[], $6::integer[]) WITH ORDINALITY
         AS n(photo_id, file_key, width, height, nth)`,
      [
        memberId,
        id,
        photos.map(({ photoId }) => photoId),
        photos.map(({ fileKey }) => fileKey),
        photos.map(({ width }) => width),
        photos.map(({ height }) => height),
      ],
    );
    return true;
  }

  /** Whose look an id is; null for none. */
  async ownerOf(tx: Tx, lookId: string): Promise<MemberId | null> {
    const text = `SELECT member_id AS "memberId" FROM look_key WHERE look_id = $1`;
    return (await rows<{ memberId: MemberId }>(tx, text, [lookId]))[0]?.memberId ?? null;
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<LookRow | null> {
    const text = `SELECT ${lookColumns} FROM look l WHERE l.member_id = $1 AND l.id = $2`;
    return (await rows<LookRow>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** The same, locked until the transaction ends: every change of a look's state does this first. */
  async lock(tx: Tx, memberId: MemberId, id: string): Promise<LookRow | null> {
    const text = `SELECT ${lookColumns} FROM look l WHERE l.member_id = $1 AND l.id = $2 FOR UPDATE OF l`;
    return (await rows<LookRow>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** A look that everybody may see now; null for any other. */
  async published(tx: Tx, lookId: string): Promise<PublishedLook | null> {
    const text = `SELECT ${lookColumns} FROM look_key k JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
      WHERE k.look_id = $1 AND ${isShown}`;
    return (await rows<PublishedLook>(tx, text, [lookId]))[0] ?? null;
  }

  /** A member's looks under all their names, the newest first. */
  async ofMember(
    tx: Tx,
    names: readonly MemberId[],
    { after, limit }: { readonly after: LookPlace | null; readonly limit: number },
  ): Promise<LookRow[]> {
    return rows<LookRow>(
      tx,
      `SELECT ${lookColumns} FROM look l WHERE l.member_id = ANY ($1)
         AND ($2::timestamptz IS NULL OR (l.submitted_at, l.id) < ($2, $3::uuid))
       ORDER BY l.submitted_at DESC, l.id DESC LIMIT $4`,
      [names, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** How many looks a member has published since an instant, whatever became of them. */
  async submittedSince(tx: Tx, memberId: MemberId, since: Date): Promise<number> {
    const text = `SELECT count(*) AS n FROM look WHERE member_id = $1 AND submitted_at >= $2`;
    return (await rows<{ n: number }>(tx, text, [memberId, since]))[0]?.n ?? 0;
  }

  /** Which of these photos a pending or published look shows, and which look, by photo. */
  async showing(tx: Tx, names: readonly MemberId[], photoIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await rows<{ photoId: string; lookId: string }>(
      tx,
      `SELECT p.photo_id AS "photoId", l.id AS "lookId" FROM look_photo p
       JOIN look l ON l.member_id = p.member_id AND l.id = p.look_id
       WHERE p.member_id = ANY ($1) AND p.photo_id = ANY ($2) AND l.state IN ('pending', 'published')
       ORDER BY l.submitted_at`,
      [names, photoIds],
    );
    return new Map(found.map(({ photoId, lookId }) => [photoId, lookId]));
  }

  /** The pending and published looks that show a photo, in the order of their ids. */
  async allShowing(tx: Tx, names: readonly MemberId[], photoId: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT l.id FROM look_photo p JOIN look l ON l.member_id = p.member_id AND l.id = p.look_id
       WHERE p.member_id = ANY ($1) AND p.photo_id = $2 AND l.state IN ('pending', 'published') ORDER BY l.id`,
      [names, photoId],
    );
    return found.map(({ id }) => id);
  }

  /** A pending look, locked, is shown from now on. `by`: who of the shop said so; null: the checks. */
  async publish(
    tx: Tx,
    { memberId, id }: Pick<LookRow, 'memberId' | 'id'>,
    how: { readonly closesAt: Date; readonly programmeVersion: number; readonly by: StaffId | null },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE look SET state = 'published', waits_for = NULL, published_at = $3, closes_at = $4, programme_version = $5,
         decided_by = $6 WHERE member_id = $1 AND id = $2 AND state = 'pending'`,
      [memberId, id, this.clock.now(), how.closesAt, how.programmeVersion, how.by],
    );
  }

  /** A pending or published look, locked, ends. Its files are to be removed after the commit. */
  async end(
    tx: Tx,
    { memberId, id }: Pick<LookRow, 'memberId' | 'id'>,
    how: {
      readonly state: 'refused' | 'withdrawn' | 'taken_down';
      readonly reason: string;
      readonly by: StaffId | null;
    },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE look SET state = $3, waits_for = NULL, hidden_at = NULL, open_reports = 0, ended_at = $4, reason = $5,
         decided_by = coalesce($6, decided_by) WHERE member_id = $1 AND id = $2 AND state IN ('pending', 'published')`,
      [memberId, id, how.state, this.clock.now(), how.reason, how.by],
    );
  }

  /** Pending and published looks of a member under one of their names, locked in the order of their ids. */
  async lockCurrent(tx: Tx, memberId: MemberId): Promise<LookRow[]> {
    return rows<LookRow>(
      tx,
      `SELECT ${lookColumns} FROM look l WHERE l.member_id = $1 AND l.state IN ('pending', 'published')
       ORDER BY l.id FOR UPDATE OF l`,
      [memberId],
    );
  }

  /** What a picture of a look looks like, see `pictureHash`: by it the same picture is known when it is published again. */
  async notePicture(tx: Tx, { memberId, id }: Pick<LookRow, 'memberId' | 'id'>, nth: number, hash: string) {
    const text = `UPDATE look_photo SET picture_hash = $4 WHERE member_id = $1 AND look_id = $2 AND nth = $3`;
    await rows(tx, text, [memberId, id, nth, hash]);
  }

  /** Ended looks whose files are still there, the longest first. */
  async withFiles(tx: Tx, most: number): Promise<LookRow[]> {
    return rows<LookRow>(
      tx,
      `SELECT ${lookColumns} FROM look l WHERE l.ended_at IS NOT NULL AND l.files_gone_at IS NULL
       ORDER BY l.ended_at LIMIT $1`,
      [most],
    );
  }

  async filesGone(tx: Tx, { memberId, id }: Pick<LookRow, 'memberId' | 'id'>): Promise<void> {
    await rows(
      tx,
      `UPDATE look SET files_gone_at = $3 WHERE member_id = $1 AND id = $2 AND ended_at IS NOT NULL
         AND files_gone_at IS NULL`,
      [memberId, id, this.clock.now()],
    );
  }
}
