// What happens to a redemption that nobody fetched: the reward is there for others again, the points go back.
import { Injectable } from '@nestjs/common';
import { addDays } from '@guike/kernel';
import { Outbox, type Tx } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { type Redemption, RedemptionsService, RewardsService } from '@guike/rewards';
import { redeemOperation } from './redemption-view';

/** How long points live that come back after their own lot is over. Source: product.md, Points. */
const GRACE_DAYS = 30;

@Injectable()
export class Lapsing {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly redemptions: RedemptionsService,
    private readonly spending: SpendingService,
    private readonly outbox: Outbox,
  ) {}

  /** The caller has claimed the redemption, which is open and due. Claims the reward, then locks the member. */
  async lapse(tx: Tx, { memberId, id, rewardId, points }: Redemption): Promise<void> {
    const { day, version } = await this.programmes.present(tx);
    await this.redemptions.lapse(tx, { memberId, id });
    await this.rewards.giveBack(tx, rewardId);
    await this.spending.cancel(tx, {
      memberId,
      operation: `${redeemOperation(id)}/lapse`,
      of: redeemOperation(id),
      total: points,
      purchaseId: null,
      storeId: null,
      graceUntil: addDays(day, GRACE_DAYS),
      today: day,
      programmeVersion: version,
    });
    await this.outbox.add(tx, 'redemption.lapsed', { v: 1, memberId, redemptionId: id });
  }
}
