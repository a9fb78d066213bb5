// Floors and pauses whose last day is over end by themselves: the tier falls to the one earned, reviews go on.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { OverridesService } from '@guike/tiers';
import { Overriding } from './overriding';
import { lockMember } from '../standing';

const PAGE = 200;

@Injectable()
export class EndOverrides {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly overrides: OverridesService,
    private readonly overriding: Overriding,
  ) {}

  /** Ends what is due, each in a transaction of its own, and answers how many. Safe to stop and to run twice. */
  async endDue(): Promise<number> {
    let ended = 0;
    for (;;) {
      const { day } = await this.programmes.present(this.database.reading);
      const due = await this.overrides.due(this.database.reading, day, PAGE);
      for (const { memberId, id } of due) ended += await this.endOne(memberId, id);
      if (due.length < PAGE) return ended;
    }
  }

  private async endOne(memberId: MemberId, id: string): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      await lockMember(tx, memberId, day);
      const override = await this.overrides.find(tx, memberId, id);
      if (override?.state !== 'in_force' || override.untilDay >= day) return 0;
      await this.overriding.end(tx, override, { by: null, reason: null });
      return 1;
    });
  }
}
