// The files of photos: of an album, of what a guide offers, and the copies that looks show. Each in a few widths.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { type AlbumWidth, albumWidths, photoFile } from '@guike/looks';
import { Storage, encodePicture, pictureHash } from '@guike/platform';

/** Every photo has this width, also old ones. */
const HASHED: AlbumWidth = 600;

export interface KeptFiles {
  readonly fileKey: string;
  readonly width: number;
  readonly height: number;
}

@Injectable()
export class LookFiles {
  constructor(private readonly storage: Storage) {}

  /** Keeps a photo made anew. Errors: PICTURE_INVALID, PICTURE_TOO_LARGE. */
  async keep(bytes: Buffer): Promise<KeptFiles> {
    const { width, height, files } = await encodePicture(bytes, albumWidths);
    // By no hash: a name must not tell that two members have the same photo, and is deleted with one of them.
    const fileKey = `album/${randomUUID()}`;
    for (const wide of albumWidths) {
      const file = files.find((each) => each.width === wide);
      if (file) await this.storage.put(photoFile(fileKey, wide), file.bytes);
    }
    return { fileKey, width, height };
  }

  /** The same photo under another name, whose files then are its own. */
  async copy(from: string, to: string): Promise<void> {
    for (const width of albumWidths) {
      const bytes = await this.storage.get(photoFile(from, width));
      if (bytes !== null) await this.storage.put(photoFile(to, width), bytes);
    }
  }

  /** What a photo looks like, in 64 bits; null where its files are gone. */
  async hashOf(fileKey: string): Promise<string | null> {
    const bytes = await this.storage.get(photoFile(fileKey, HASHED));
    return bytes === null ? null : pictureHash(bytes);
  }

  /** WebP; photos from before there were three widths have the wider ones only. Error: NOT_FOUND. */
  async read(fileKey: string, width: AlbumWidth): Promise<Buffer> {
    for (const wide of albumWidths.filter((each) => each >= width)) {
      const bytes = await this.storage.get(photoFile(fileKey, wide));
      if (bytes !== null) return bytes;
    }
    throw new DomainError('NOT_FOUND');
  }

  /** Gone when it resolves, also where some were gone before. */
  async remove(fileKeys: readonly string[]): Promise<void> {
    for (const fileKey of fileKeys)
      for (const width of albumWidths) await this.storage.delete(photoFile(fileKey, width));
  }

  /** A single file that is no photo: a picture made of photos. */
  async removeFile(key: string): Promise<void> {
    await this.storage.delete(key);
  }
}
