// What time alone does to redemptions: those that nobody fetched in thirty days lapse. It costs what is due, not what
// there is.
import { Injectable } from '@nestjs/common';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type DueRedemption, RedemptionsService } from '@guike/rewards';
import { Lapsing } from './lapsing';

const PAGE = 200;

@Injectable()
export class LapseRedemptions {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly redemptions: RedemptionsService,
    private readonly lapsing: Lapsing,
  ) {}

  /** Answers how many lapsed, each in a transaction of its own. Safe to stop and to run twice, also at once. */
  async lapse(signal?: AbortSignal): Promise<number> {
    let lapsed = 0;
    for (;;) {
      const tx = this.database.reading;
      const due = await this.redemptions.due(tx, (await this.programmes.present(tx)).day, PAGE);
      for (const each of due) {
        if (signal?.aborted) return lapsed;
        if (await this.lapseOne(each)) lapsed += 1;
      }
      if (due.length < PAGE) return lapsed;
    }
  }

  /** False: it was fetched, or another worker came first. */
  private async lapseOne(due: DueRedemption): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      const redemption = await this.redemptions.claim(tx, due);
      if (redemption?.state !== 'open' || redemption.expiresOn >= day) return false;
      await this.lapsing.lapse(tx, redemption);
      return true;
    });
  }
}
