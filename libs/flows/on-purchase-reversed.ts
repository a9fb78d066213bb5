// A member learns which points went back with a refund.
import { Injectable } from '@nestjs/common';
import { NotificationsService, refundMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';

@Injectable()
export class OnPurchaseReversed {
  constructor(private readonly notifications: NotificationsService) {}

  readonly handle: JobHandler<'purchase.reversed'> = async (tx, { memberId, refundId, points }) => {
    const message = refundMessage({ points });
    if (message !== null) await this.notifications.deliver(tx, { ...message, memberId, source: `refund/${refundId}` });
  };
}
