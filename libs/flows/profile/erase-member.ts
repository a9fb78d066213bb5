// One member's 退会 comes to its end: points are forfeited, and what says who it was is erased, in one transaction.
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

@Injectable()
export class EraseMember {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly exits: ExitsService,
    private readonly spending: SpendingService,
    private readonly redemptions: EndRedemptions,
    private readonly forgetting: Forgetting,
  ) {}

  /** False when another was first, or they came back. */
  async erase(memberId: MemberId, today: BusinessDay): Promise<boolean> {
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
