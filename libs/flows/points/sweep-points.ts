// What time alone does to points: overdue holds come back, lots whose last day is over expire. Nobody waits for it: any
// operation of a member does the same first. It costs what is due, not what there is.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type MemberId, addMonths } from '@guike/kernel';
import { CLOCK, Database } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';

export interface Swept {
  readonly members: number;
  readonly expired: number;
}

const PAGE = 200;

@Injectable()
export class SweepPoints {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly spending: SpendingService,
  ) {}

  /** Sweeps everybody who has something due, each in a transaction of their own. Safe to stop and to run twice. */
  async sweep(signal?: AbortSignal): Promise<Swept> {
    let [members, expired] = [0, 0];
    for (;;) {
      const { day } = await this.programmes.present(this.database.reading);
      const due = await this.spending.due(this.database.reading, day, this.clock.now(), PAGE);
      for (const memberId of due) {
        if (signal?.aborted) return { members, expired };
        expired += await this.sweepOne(memberId);
        members += 1;
      }
      if (due.length < PAGE) return { members, expired };
    }
  }

  private async sweepOne(memberId: MemberId): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { body, day, version } = await this.programmes.present(tx);
      const firstExpiry = addMonths(day, body.points.expiresAfterMonths);
      return this.spending.sweep(tx, { memberId, today: day, programmeVersion: version, firstExpiry });
    });
  }
}
