// 退会 comes to its end: fifteen days have passed, points are forfeited, and what says who it was is erased; the books stay.
// One transaction for each member, so that whatever is killed in the middle goes on where it was. Source: product.md,
// Joining; docs/adr/0016.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { ExitsService, everyIdOf } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { claimSlots } from './erasures-benefits';
import { claimSeats } from './erasures-events';
import { Forgetting } from './forgetting';
import { EndRedemptions } from '../rewards/end-redemptions';
import { lockMember } from '../standing';
import { Turns } from '../turns';

const PAGE = 100;

@Injectable()
export class EraseMembers {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly exits: ExitsService,
    private readonly spending: SpendingService,
    private readonly redemptions: EndRedemptions,
    private readonly forgetting: Forgetting,
  ) {}

  /**
   * Everybody whose days to come back are over; answers how many were erased. Safe to stop and to run twice at once. Throws
   * what failed when everybody else is erased.
   */
  async eraseDue(signal?: AbortSignal): Promise<number> {
    const { day } = await this.programmes.present(this.database.reading);
    const turns = new Turns();
    let erased = 0;
    let after: MemberId | null = null;
    for (;;) {
      const due: MemberId[] = await this.exits.due(this.database.reading, day, after, PAGE);
      for (const memberId of due) {
        if (signal?.aborted) return erased;
        if (await turns.take(() => this.eraseOne(memberId, day))) erased += 1;
      }
      if (due.length < PAGE) break;
      after = due.at(-1) ?? null;
    }
    await this.forgetting.removeFiles();
    turns.end();
    return erased;
  }

  /** False when another was first, or they came back. */
  private async eraseOne(memberId: MemberId, today: BusinessDay): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const { version, now } = await this.programmes.present(tx);
      const exit = await this.exits.claim(tx, memberId, today);
      if (!exit) return false;
      const ids = await everyIdOf(tx, memberId);
      // What members hold comes before their account, as everywhere.
      await this.redemptions.lapseAll(tx, memberId);
      await rows(tx, claimSlots, [ids]);
      await rows(tx, claimSeats, [ids]);
      await lockMember(tx, memberId, today);
      const operation = { memberId, operation: `exit/${exit.id}`, today, programmeVersion: version };
      const { points } = await this.spending.forfeit(tx, operation);
      await this.exits.erased(tx, exit, 0 - points);
      await this.forgetting.forget(tx, ids, now);
      return true;
    });
  }
}
