// A member learns which points went back with a refund, and has the coupons again of a sale that came to nothing; the
// share of whoever brought them as a friend follows.
import { Injectable } from '@nestjs/common';
import { NotificationsService, refundMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { ReleaseCoupon } from './benefits/release-coupon';
import { OnFriendNews } from './referral/on-friend-news';

@Injectable()
export class OnPurchaseReversed {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly coupons: ReleaseCoupon,
    private readonly friends: OnFriendNews,
  ) {}

  readonly handle: JobHandler<'purchase.reversed'> = async (tx, { memberId, refundId, points }) => {
    await this.friends.told(tx, memberId);
    await this.coupons.afterRefund(tx, memberId, refundId);
    const message = refundMessage({ points });
    if (message !== null) await this.notifications.deliver(tx, { ...message, memberId, source: `refund/${refundId}` });
  };
}
