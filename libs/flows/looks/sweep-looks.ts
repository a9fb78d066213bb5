// What the clock does to albums and looks: WeChat's missing answers are chased, photos that nobody agreed to are deleted, and
// so is every file that a process left behind when it stopped.
import { Injectable } from '@nestjs/common';
import { PhotoOffersService } from '@guike/looks';
import { Database } from '@guike/platform';
import { EachAlone } from '../each-alone';
import { ChaseLooks } from './chase-looks';
import { LeftFiles } from './left-files';

const PAGE = 100;

@Injectable()
export class SweepLooks {
  constructor(
    private readonly database: Database,
    private readonly chasing: ChaseLooks,
    private readonly offers: PhotoOffersService,
    private readonly left: LeftFiles,
    private readonly alone: EachAlone,
  ) {}

  /** Safe to stop and to run twice. */
  async sweep(): Promise<void> {
    await this.database.inTransaction((tx) => this.offers.lapse(tx, PAGE));
    await this.alone.of(
      'left files',
      await this.left.due(PAGE),
      ({ id }) => id,
      ({ remove }) => remove(),
    );
    const silent = await this.chasing.silent();
    await this.alone.of(
      'silent checks',
      silent,
      ({ id }) => id,
      (look) => this.chasing.chase(look),
    );
  }
}
