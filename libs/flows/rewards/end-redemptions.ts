// Ends what somebody has redeemed and not fetched, before they are gone: rewards are there again, points come back.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { RedemptionsService } from '@guike/rewards';
import { Lapsing } from './lapsing';

@Injectable()
export class EndRedemptions {
  constructor(
    private readonly redemptions: RedemptionsService,
    private readonly lapsing: Lapsing,
  ) {}

  /** Answers how many there were. Claims each, its reward, then the member. */
  async lapseAll(tx: Tx, memberId: MemberId): Promise<number> {
    const open = await rows<{ id: string }>(
      tx,
      `SELECT id FROM redemption WHERE member_id = $1 AND state = 'open' ORDER BY reward_id, id`,
      [memberId],
    );
    let ended = 0;
    for (const { id } of open) {
      const redemption = await this.redemptions.claim(tx, { memberId, id });
      if (redemption?.state !== 'open') continue;
      await this.lapsing.lapse(tx, redemption);
      ended += 1;
    }
    return ended;
  }
}
