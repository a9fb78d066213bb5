// Photos of an evening: taken by the staff, shown to those who were there.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** Widths in pixels in which every photo is kept; those of the album it may go on to. */
export const eventPhotoWidths = [600, 1200] as const;
export type EventPhotoWidth = (typeof eventPhotoWidths)[number];

export interface EventPhoto {
  readonly id: string;
  /** Names its files in the storage, see `eventPhotoFile`. */
  readonly fileKey: string;
  /** As it stands upright, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where one of a photo's files is in the storage. */
export const eventPhotoFile = (fileKey: string, width: EventPhotoWidth): string => `${fileKey}-${width}.webp`;

const columns = `id, file_key AS "fileKey", width, height`;

@Injectable()
export class EventPhotosService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Those that are there, in the order in which they came. */
  async list(tx: Tx, eventId: string): Promise<EventPhoto[]> {
    const text = `SELECT ${columns} FROM event_photo WHERE event_id = $1 AND removed_at IS NULL ORDER BY added_at, id`;
    return rows<EventPhoto>(tx, text, [eventId]);
  }

  /** Null where there is none, or it was taken away. */
  async find(tx: Tx, eventId: string, id: string): Promise<EventPhoto | null> {
    const text = `SELECT ${columns} FROM event_photo WHERE event_id = $1 AND id = $2 AND removed_at IS NULL`;
    return (await rows<EventPhoto>(tx, text, [eventId, id]))[0] ?? null;
  }

  /** Whether there is or was one with this id. */
  async isKnown(tx: Tx, eventId: string, id: string): Promise<boolean> {
    return (await rows(tx, `SELECT FROM event_photo WHERE event_id = $1 AND id = $2`, [eventId, id])).length > 0;
  }

  /** Adds a photo whose files are kept already. The same id again changes nothing; answers whether it is new. */
  async add(tx: Tx, eventId: string, photo: EventPhoto, by: StaffId): Promise<boolean> {
    const added = await rows(
      tx,
      `INSERT INTO event_photo (event_id, id, file_key, width, height, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id, id) DO NOTHING RETURNING id`,
      [eventId, photo.id, photo.fileKey, photo.width, photo.height, by, this.clock.now()],
    );
    return added.length > 0;
  }

  /** Takes a photo away; the caller deletes its files. Answers false where it was gone already. */
  async remove(tx: Tx, eventId: string, id: string, by: StaffId): Promise<boolean> {
    const removed = await rows(
      tx,
      `UPDATE event_photo SET removed_at = $3, removed_by = $4
       WHERE event_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id`,
      [eventId, id, this.clock.now(), by],
    );
    return removed.length > 0;
  }
}
