// Photos come into a member's album made anew, with their consent.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { AlbumService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { consentInForce } from './look-consents';
import { LookFiles } from './look-files';

export interface TakenPhoto {
  /** The sender's own id of it: the same again is the same. */
  readonly id: string;
  readonly memberId: MemberId;
  readonly takenOn: BusinessDay;
  /** Null for what the member sends from home. */
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
}

/** More than that nobody looks at, and somebody pays for. */
const MOST_PHOTOS = 500;

@Injectable()
export class KeepAlbum {
  constructor(
    private readonly database: Database,
    private readonly files: LookFiles,
    private readonly album: AlbumService,
  ) {}

  /** Adds a photo as it was sent. Errors: CONSENT_MISSING, ALBUM_FULL, PICTURE_INVALID, PICTURE_TOO_LARGE. */
  async add(photo: TakenPhoto, bytes: Buffer): Promise<void> {
    if ((await this.album.photo(this.database.reading, photo.memberId, photo.id)) !== null) return;
    await this.requireRoom(this.database.reading, photo);
    const kept = await this.files.keep(bytes);
    const isKept = await this.database.inTransaction(async (tx) => {
      const consentId = await consentInForce(tx, photo.memberId, 'photo');
      return consentId === null ? null : this.album.add(tx, { ...photo, ...kept, consentId });
    });
    // No row names these files: a photo without consent is nowhere, and the same photo is there once.
    if (!isKept) await this.files.remove([kept.fileKey]);
    if (isKept === null) throw new DomainError('CONSENT_MISSING');
  }

  /** Error: ALBUM_FULL. Two who come at the same moment may make it one more. */
  async requireRoom(tx: Tx, { memberId, storeId, takenOn }: TakenPhoto): Promise<void> {
    const { all } = await this.album.counts(tx, await everyIdOf(tx, memberId), { storeId, day: takenOn });
    if (all >= MOST_PHOTOS) throw new DomainError('ALBUM_FULL', { most: MOST_PHOTOS });
  }
}
