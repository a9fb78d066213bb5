// Pictures of rewards: made anew and kept before a reward may name them, and handed to whoever asks.
import { Injectable } from '@nestjs/common';
import { type AnswerOf, type adminRewardEndpoints, pictureFile, pictureWidths } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, Storage, encodePicture } from '@guike/platform';
import { RewardPicturesService } from '@guike/rewards';

/** Where a picture's file is in the storage. */
export const storageKey = (file: string): string => `rewards/${file}`;

@Injectable()
export class RewardPictures {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly pictures: RewardPicturesService,
    private readonly audit: Audit,
  ) {}

  /**
   * Keeps a picture as it was sent, made anew; the same picture again is the same. The files come before the row, so that
   * no row ever names what is not there. Errors: PICTURE_INVALID, PICTURE_TOO_LARGE.
   */
  async add(bytes: Buffer, by: StaffId): Promise<AnswerOf<(typeof adminRewardEndpoints)['addPicture']>> {
    const { hash: key, width, height, files } = await encodePicture(bytes, pictureWidths);
    for (const wanted of pictureWidths) {
      const name = pictureFile(key, wanted);
      const file = files.find((each) => each.width === wanted);
      if (name === null || file === undefined) throw new Error(`no picture ${wanted} wide was made`);
      await this.storage.put(storageKey(name), file.bytes);
    }
    await this.database.inTransaction(async (tx) => {
      if (!(await this.pictures.add(tx, { key, width, height }, by))) return;
      const detail = { key, width, height };
      await this.audit.record(tx, { actorKind: 'staff', actorId: by, action: 'reward.picture_added', detail });
    });
    return { key, width, height };
  }

  /** A file by its name. Error: NOT_FOUND. */
  async file(name: string): Promise<Buffer> {
    const bytes = await this.storage.get(storageKey(name));
    if (bytes === null) throw new DomainError('NOT_FOUND');
    return bytes;
  }
}
