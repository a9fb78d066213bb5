// What time alone does to points: overdue holds come back, lots whose last day is over expire. Nobody waits for it: any
// operation of a member does the same first. It costs what is due, not what there is.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type MemberId, addMonths } from '@guike/kernel';
import { CLOCK, Database, type Tx } from '@guike/platform';
import { SpendingService, type Sweep } from '@guike/points';
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

  /** Sweeps everybody who has something due, a page in a transaction. Safe to stop between two and to run twice. */
  async sweep(signal?: AbortSignal): Promise<Swept> {
    let [members, expired] = [0, 0];
    for (;;) {
      const { day } = await this.programmes.present(this.database.reading);
      const due = await this.spending.due(this.database.reading, day, this.clock.now(), PAGE);
      if (signal?.aborted || due.length === 0) return { members, expired };
      expired += await this.sweepPage(due);
      members += due.length;
      if (due.length < PAGE) return { members, expired };
    }
  }

  /** A page that fails goes one by one, so that whoever comes before the one at fault is swept all the same. */
  private async sweepPage(memberIds: readonly MemberId[]): Promise<number> {
    try {
      return await this.inTransaction((tx, wish) => this.spending.sweepAll(tx, { ...wish, memberIds }));
    } catch {
      let expired = 0;
      for (const memberId of memberIds)
        expired += await this.inTransaction((tx, wish) => this.spending.sweep(tx, { ...wish, memberId }));
      return expired;
    }
  }

  private async inTransaction(work: (tx: Tx, wish: Sweep) => Promise<number>): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const { body, day, version } = await this.programmes.present(tx);
      const firstExpiry = addMonths(day, body.points.expiresAfterMonths);
      return work(tx, { today: day, programmeVersion: version, firstExpiry });
    });
  }
}
