// 兑换: points against something of the catalogue. The reward is claimed first, so stock is never oversold.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, rewardEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, addDays } from '@guike/kernel';
import { Database, Outbox, type Tx } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { RedemptionsService, RewardsService, obstacleInWords, obstacleTo } from '@guike/rewards';
import { redeemOperation, redemptionView } from './redemption-view';
import { lockMember } from '../standing';

type Redeeming = (typeof rewardEndpoints)['redeem'];

/** How many days the store keeps it, the last one included. Source: product.md, Points. */
const FETCH_DAYS = 30;

@Injectable()
export class RedeemReward {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly redemptions: RedemptionsService,
    private readonly spending: SpendingService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Spends the points and answers the code. The same id again answers the same redemption, as it stands now. Errors:
   * REWARD_UNKNOWN, MEMBER_UNKNOWN, OPERATION_CONFLICT (the id stands for another reward), REWARD_CHANGED (another price
   * than was shown), POINTS_INSUFFICIENT, and what stands in the way: MEMBERS_ONLY, ACCOUNT_FROZEN, REWARD_CLOSED,
   * REWARD_SOLD_OUT, REWARD_TIER, REWARD_LIMIT.
   */
  async redeem(memberId: MemberId, wish: BodyOf<Redeeming>): Promise<AnswerOf<Redeeming>> {
    const { id, rewardId } = wish;
    return this.database.inTransaction(async (tx) => {
      const { body, day, now, version } = await this.programmes.presentFor(tx, memberId);
      const reward = await this.rewards.claim(tx, rewardId);
      if (!reward || reward.state === 'draft') throw new DomainError('REWARD_UNKNOWN');
      const { state, tier, balance } = await lockMember(tx, memberId, day);
      const { mine, rewardOfId } = await this.redemptions.before(tx, { memberId, id, rewardId }, day);
      if (rewardOfId !== null) {
        if (rewardOfId !== rewardId) throw new DomainError('OPERATION_CONFLICT');
        return { ...(await this.again(tx, memberId, id)), balance };
      }
      const obstacle = obstacleTo(reward, { state, tier, mine }, day, body.tiers);
      if (obstacle !== null) {
        const sentence = obstacleInWords(obstacle, reward, { mine }, day, body.tiers);
        throw new DomainError(obstacle, { sentence });
      }
      const { name, points, valueFen, picture } = reward;
      if (wish.points !== undefined && wish.points !== points) throw new DomainError('REWARD_CHANGED', { points });
      const operation = { memberId, operation: redeemOperation(id), today: day, programmeVersion: version };
      const spent = await this.spending.spend(tx, { ...operation, points, purchaseId: null, storeId: null });
      const expiresOn = addDays(day, FETCH_DAYS);
      const made = { memberId, id, rewardId, name, points, valueFen, redeemedAt: now, expiresOn };
      const code = await this.redemptions.take(tx, made);
      await this.outbox.add(tx, 'reward.redeemed', { v: 1, memberId, redemptionId: id });
      const redemption = { ...made, code, picture, state: 'open', verifiedAt: null } as const;
      return { ...redemptionView(redemption, day, body.timeZone), duplicate: false, balance: spent.balance };
    });
  }

  private async again(tx: Tx, memberId: MemberId, id: string): Promise<Omit<AnswerOf<Redeeming>, 'balance'>> {
    const { body, day } = await this.programmes.present(tx);
    const redemption = await this.redemptions.find(tx, memberId, id);
    if (!redemption) throw new Error('a redemption without its code or reward');
    return { ...redemptionView(redemption, day, body.timeZone), duplicate: true };
  }
}
