// The referrer's account is settled to what the friend's purchases are worth to them now: the difference is booked, up or
// down, once for each change, whatever order the news came in. Source: product.md, Referral and Points.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { PointsService, SpendingService } from '@guike/points';
import type { VersionOfDay } from '@guike/programme';
import { type Bonus, FriendRewards } from '@guike/referrals';
import type { WorthOfPurchase } from './friend-purchases';

export interface Settling {
  readonly friendId: MemberId;
  /** Who the referrer is now. */
  readonly referrerId: MemberId;
  readonly before: readonly Bonus[];
  readonly worth: readonly WorthOfPurchase[];
  /** False: it does not count, or not any more, and all of it goes back. */
  readonly counts: boolean;
  readonly present: VersionOfDay;
}

@Injectable()
export class SettleFriendPoints {
  constructor(
    private readonly points: PointsService,
    private readonly spending: SpendingService,
    private readonly rewards: FriendRewards,
  ) {}

  /** The caller has claimed the referral and holds the locks of every account that something is booked to. */
  async settle(tx: Tx, { friendId, referrerId, before, worth, counts, present }: Settling): Promise<void> {
    const booked = new Map(before.map((bonus) => [bonus.purchaseId, bonus]));
    for (const each of worth) {
      const entitled = counts ? each.points : 0;
      const bonus = booked.get(each.purchaseId);
      if ((bonus?.points ?? 0) === entitled) continue;
      // What was booked to somebody who was merged since is settled there, and handed on.
      const memberId = bonus?.memberId ?? referrerId;
      const { purchaseId } = each;
      const settled = await this.rewards.settle(tx, { memberId, purchaseId, friendId, points: entitled });
      await this.book(tx, settled, each, present);
      if (memberId !== referrerId) await this.handOn(tx, settled, referrerId, present);
    }
  }

  /** To the ledger the bonus's own id is the purchase: the friend's sale is nobody else's to read. */
  private async book(
    tx: Tx,
    { memberId, id, points, settlements }: Bonus,
    { storeId, availableOn, expiresOn }: WorthOfPurchase,
    { day: today, version }: VersionOfDay,
  ): Promise<void> {
    const operation = `referral/${id}/${settlements}`;
    const lot = { storeId, entitled: points, availableOn, expiresOn, today, programmeVersion: version };
    await this.points.settlePurchase(tx, { memberId, operation, purchaseId: id, ...lot });
  }

  private async handOn(
    tx: Tx,
    { memberId, id, settlements }: Bonus,
    to: MemberId,
    { day: today, version }: VersionOfDay,
  ): Promise<void> {
    const operation = `merge/${memberId}/${id}/${settlements}`;
    await this.spending.transfer(tx, { memberId, to, operation, today, programmeVersion: version });
  }
}
