// Photos of an evening: sent by the staff, made anew, shown by links until they are taken away.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { type EventPhotoWidth, EventPhotosService, eventPhotoFile, eventPhotoWidths } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { Audit, Database, Storage, encodePicture, rows } from '@guike/platform';
import type { LinkSeal } from '../birthday/replay-links';
import type { OfficeReader } from '../office/office-reader';
import { eventFor } from './event-facts';
import { EventPhotoLinks } from './event-photo-links';

export type Photos = AnswerOf<(typeof eventOutcomeEndpoints)['eventPhotos']>;

/** More of one evening nobody looks at. Ours. */
const MOST_PHOTOS = 60;

@Injectable()
export class EventPhotos {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly photos: EventPhotosService,
    private readonly links: EventPhotoLinks,
    private readonly audit: Audit,
  ) {}

  /** Error: EVENT_UNKNOWN. */
  async list(eventId: string, reader: OfficeReader): Promise<Photos> {
    const tx = this.database.reading;
    await eventFor(tx, eventId, reader);
    const found = await this.photos.list(tx, eventId);
    return { photos: found.map((photo) => this.links.linked(eventId, photo)), most: MOST_PHOTOS };
  }

  /**
   * Keeps a photo as it was sent, made anew; the same id again changes nothing. Errors: EVENT_UNKNOWN, EVENT_NOT_HELD
   * (nobody has been there yet), EVENT_PHOTOS_FULL, PICTURE_INVALID, PICTURE_TOO_LARGE.
   */
  async add(eventId: string, id: string, bytes: Buffer, by: OfficeReader): Promise<Photos> {
    const { state } = await eventFor(this.database.reading, eventId, by);
    if (state === 'draft' || state === 'cancelled') throw new DomainError('EVENT_NOT_HELD');
    if (await this.photos.isKnown(this.database.reading, eventId, id)) return this.list(eventId, by);
    const { width, height, files } = await encodePicture(bytes, eventPhotoWidths);
    const fileKey = `events/${randomUUID()}`;
    for (const wide of eventPhotoWidths) {
      const file = files.find((each) => each.width === wide);
      if (file === undefined) throw new Error(`no photo ${wide} wide was made`);
      await this.storage.put(eventPhotoFile(fileKey, wide), file.bytes);
    }
    const isKept = await this.database.inTransaction(async (tx) => {
      // One at a time for each event, so that the last place is taken once.
      await rows(tx, `SELECT FROM event WHERE id = $1 FOR UPDATE`, [eventId]);
      if ((await this.photos.list(tx, eventId)).length >= MOST_PHOTOS) return null;
      const isNew = await this.photos.add(tx, eventId, { id, fileKey, width, height }, by.staffId);
      const detail = { eventId, photoId: id };
      if (isNew)
        await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action: 'event.photo_added', detail });
      return isNew;
    });
    // No row names these files.
    if (!isKept) await this.erase(fileKey);
    if (isKept === null) throw new DomainError('EVENT_PHOTOS_FULL');
    return this.list(eventId, by);
  }

  /** Takes a photo away for everybody. Errors: EVENT_UNKNOWN, EVENT_PHOTO_UNKNOWN. */
  async remove(eventId: string, id: string, by: OfficeReader): Promise<Photos> {
    await eventFor(this.database.reading, eventId, by);
    const photo = await this.photos.find(this.database.reading, eventId, id);
    if (photo === null && !(await this.photos.isKnown(this.database.reading, eventId, id)))
      throw new DomainError('EVENT_PHOTO_UNKNOWN');
    await this.database.inTransaction(async (tx) => {
      if (!(await this.photos.remove(tx, eventId, id, by.staffId))) return;
      const detail = { eventId, photoId: id };
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action: 'event.photo_removed', detail });
    });
    if (photo !== null) await this.erase(photo.fileKey);
    return this.list(eventId, by);
  }

  /** WebP, to whoever has a link. Error: NOT_FOUND. */
  async file(eventId: string, id: string, width: EventPhotoWidth, seal: LinkSeal): Promise<Buffer> {
    this.links.require(eventId, id, width, seal);
    const photo = await this.photos.find(this.database.reading, eventId, id);
    const bytes = photo === null ? null : await this.storage.get(eventPhotoFile(photo.fileKey, width));
    if (bytes === null) throw new DomainError('NOT_FOUND');
    return bytes;
  }

  private async erase(fileKey: string): Promise<void> {
    for (const width of eventPhotoWidths) await this.storage.delete(eventPhotoFile(fileKey, width));
  }
}
