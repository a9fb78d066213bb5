// A member learns what they redeemed and until when it is kept, and that points came back when nobody fetched it.
import { Injectable } from '@nestjs/common';
import { NotificationsService, lapsedMessage, redeemedMessage } from '@guike/notifications';
import type { JobHandler, Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type DueRedemption, type Redemption, RedemptionsService } from '@guike/rewards';

@Injectable()
export class OnRedemption {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programmes: ProgrammeService,
    private readonly redemptions: RedemptionsService,
  ) {}

  readonly redeemed: JobHandler<'reward.redeemed'> = async (tx, { memberId, redemptionId }) => {
    const redemption = await this.redemption(tx, { memberId, id: redemptionId });
    const { day } = await this.programmes.at(tx, redemption.redeemedAt);
    const message = redeemedMessage({ ...redemption, today: day });
    const link = `pages/rewards/redemption?id=${redemptionId}`;
    await this.notifications.deliver(tx, { ...message, memberId, source: `redemption/${redemptionId}`, link });
  };

  readonly lapsed: JobHandler<'redemption.lapsed'> = async (tx, { memberId, redemptionId }) => {
    const redemption = await this.redemption(tx, { memberId, id: redemptionId });
    const { day } = await this.programmes.present(tx);
    const message = lapsedMessage({ ...redemption, today: day });
    await this.notifications.deliver(tx, { ...message, memberId, source: `redemption/${redemptionId}/lapse` });
  };

  private async redemption(tx: Tx, { memberId, id }: DueRedemption): Promise<Redemption> {
    const redemption = await this.redemptions.find(tx, memberId, id);
    if (!redemption) throw new Error('the redemption of an outbox row is not there');
    return redemption;
  }
}
