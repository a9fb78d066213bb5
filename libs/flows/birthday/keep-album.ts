// Photos come into a member's album made anew, with their consent.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { AlbumService, albumWidths, photoFile } from '@guike/looks';
import { Database, Storage, type Tx, encodePicture, rows } from '@guike/platform';

export interface TakenPhoto {
  /** The sender's own id of it: the same again is the same. */
  readonly id: string;
  readonly memberId: MemberId;
  readonly takenOn: BusinessDay;
  readonly storeId: StoreId;
  readonly guideId: StaffId | null;
}

@Injectable()
export class KeepAlbum {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly album: AlbumService,
  ) {}

  /** Adds a photo as it was sent. Errors: CONSENT_MISSING, PICTURE_INVALID, PICTURE_TOO_LARGE. */
  async add(photo: TakenPhoto, bytes: Buffer): Promise<void> {
    if ((await this.album.photo(this.database.reading, photo.memberId, photo.id)) !== null) return;
    const { width, height, files } = await encodePicture(bytes, albumWidths);
    // By no hash: a name must not tell that two members have the same photo, and is deleted with one of them.
    const fileKey = `album/${randomUUID()}`;
    for (const file of files) {
      const wide = albumWidths.find((each) => each === file.width);
      if (wide !== undefined) await this.storage.put(photoFile(fileKey, wide), file.bytes);
    }
    const isKept = await this.database.inTransaction(async (tx) => {
      const consentId = await consentOf(tx, photo.memberId);
      if (consentId === null) return null;
      return this.album.add(tx, { ...photo, fileKey, width, height, consentId });
    });
    // No row names these files: a photo without consent is nowhere, and the same photo is there once.
    if (!isKept) for (const wide of albumWidths) await this.storage.delete(photoFile(fileKey, wide));
    if (isKept === null) throw new DomainError('CONSENT_MISSING');
  }
}

/** The consent to photos that is in force, and is not taken back while the transaction lasts. */
async function consentOf(tx: Tx, memberId: MemberId): Promise<string | null> {
  const [consent] = await rows<{ id: string }>(
    tx,
    `SELECT id FROM member_consent WHERE member_id = $1 AND purpose = 'photo' AND withdrawn_at IS NULL
     ORDER BY given_at DESC LIMIT 1 FOR SHARE`,
    [memberId],
  );
  return consent?.id ?? null;
}
