// Which pictures are kept for rewards. The files lie in the storage under the same key.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** In pixels, as it stands upright. */
export interface RewardPicture {
  readonly key: string;
  readonly width: number;
  readonly height: number;
}

@Injectable()
export class RewardPicturesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Says that a picture's files are kept. False: it was known. */
  async add(tx: Tx, { key, width, height }: RewardPicture, by: StaffId): Promise<boolean> {
    const added = await rows(
      tx,
      `INSERT INTO reward_picture (key, width, height, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (key) DO NOTHING RETURNING key`,
      [key, width, height, by, this.clock.now()],
    );
    return added.length === 1;
  }

  async isKept(tx: Tx, key: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM reward_picture WHERE key = $1', [key])).length === 1;
  }
}
