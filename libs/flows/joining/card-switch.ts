// A card and its account, which are stopped and made good again together. The caller holds the member's lock.
import { Injectable } from '@nestjs/common';
import { type CardFreeze, FreezesService } from '@guike/members';
import type { Tx } from '@guike/platform';
import { PointsService } from '@guike/points';

@Injectable()
export class CardSwitch {
  constructor(
    private readonly freezes: FreezesService,
    private readonly points: PointsService,
  ) {}

  async freeze(tx: Tx, freeze: Parameters<FreezesService['freeze']>[1]): Promise<void> {
    await this.freezes.freeze(tx, freeze);
    await this.points.setFrozen(tx, freeze.memberId, true);
  }

  async lift(tx: Tx, freeze: CardFreeze, by: string, note: string): Promise<void> {
    await this.freezes.lift(tx, freeze, by, note);
    await this.points.setFrozen(tx, freeze.memberId, false);
  }
}
