// A photo of the evening goes into an attendee's own album, where they have agreed to photos; theirs stays when the shop takes
// its own away. Source: product.md, Events (photos to the album).
import { Injectable } from '@nestjs/common';
import { EventPhotosService, eventPhotoFile } from '@guike/events';
import { DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { Database, Storage } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { KeepAlbum } from '../looks/keep-album';
import { eventFacts, hasAttended } from './event-facts';

@Injectable()
export class KeepEventPhoto {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly photos: EventPhotosService,
    private readonly storage: Storage,
    private readonly album: KeepAlbum,
  ) {}

  /**
   * Again changes nothing. Errors: EVENT_UNKNOWN, EVENT_NOT_ATTENDED, EVENT_PHOTO_UNKNOWN, CONSENT_MISSING, ALBUM_FULL.
   */
  async keep(memberId: MemberId, eventId: string, photoId: string): Promise<void> {
    const tx = this.database.reading;
    const event = await eventFacts(tx, eventId);
    if (!(await hasAttended(tx, memberId, eventId))) throw new DomainError('EVENT_NOT_ATTENDED');
    const photo = await this.photos.find(tx, eventId, photoId);
    const bytes = photo === null ? null : await this.storage.get(eventPhotoFile(photo.fileKey, 1200));
    if (bytes === null) throw new DomainError('EVENT_PHOTO_UNKNOWN');
    const { body } = await this.programmes.present(tx);
    const takenOn = businessDayOf(event.startsAt, body.timeZone);
    await this.album.add({ id: photoId, memberId, takenOn, storeId: event.storeId, guideId: null }, bytes);
  }
}
