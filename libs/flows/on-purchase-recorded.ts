// A member learns what a purchase earned and from when it can be used; whoever brought them as a friend has their share.
import { Injectable } from '@nestjs/common';
import { businessDayOf } from '@guike/kernel';
import { NotificationsService, purchaseMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { PurchasesService } from '@guike/purchases';
import { OnFriendNews } from './referral/on-friend-news';

@Injectable()
export class OnPurchaseRecorded {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programme: ProgrammeService,
    private readonly purchases: PurchasesService,
    private readonly friends: OnFriendNews,
  ) {}

  readonly handle: JobHandler<'purchase.recorded'> = async (tx, { memberId, purchaseId, points }) => {
    const purchase = await this.purchases.summary(tx, memberId, purchaseId);
    if (purchase === null) throw new Error('the purchase of an outbox row is not there');
    await this.friends.told(tx, memberId);
    const { body, day: today } = await this.programme.present(tx);
    const paidOn = businessDayOf(purchase.paidAt, body.timeZone);
    const message = purchaseMessage({ points, paidOn, availableOn: purchase.availableOn, today });
    if (message !== null)
      await this.notifications.deliver(tx, { ...message, memberId, source: `purchase/${purchaseId}` });
  };
}
