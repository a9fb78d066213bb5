// What a run hands out: the message, and the coupon and the care task where the campaign has them.
import { Injectable } from '@nestjs/common';
import { CouponsService } from '@guike/benefits';
import type { CampaignRun } from '@guike/campaigns';
import { CareTasksService } from '@guike/care';
import type { CampaignContent } from '@guike/contracts/http';
import { type BusinessDay, addDays } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import type { Tx } from '@guike/platform';
import type { Letter } from './campaign-letters';
import { linkOf } from './campaign-terms';

@Injectable()
export class CampaignGifts {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly coupons: CouponsService,
    private readonly care: CareTasksService,
  ) {}

  /** Tells these members and gives them what the campaign gives, in a fixed number of statements. */
  async give(tx: Tx, { id, terms: { content } }: CampaignRun, letters: readonly Letter[], today: BusinessDay) {
    const source = `campaign/${id}`;
    const { coupon, care } = content;
    await this.tell(tx, content, letters, { source, campaignRunId: id });
    if (coupon !== null) {
      const { name, kind, percentOff, amountFen, validDays } = coupon;
      const validThrough = addDays(today, validDays - 1);
      const each = { source, benefitCode: null, name, kind, percentOff, amountFen, validFrom: today, validThrough };
      await this.coupons.issueMany(
        tx,
        letters.map(({ memberId }) => ({ memberId, ...each })),
      );
    }
    if (care !== null) {
      const { title, script, owner, dueDays } = care;
      const each = { source, kind: 'campaign' as const, title, script, owner, dueOn: addDays(today, dueDays) };
      await this.care.openAll(
        tx,
        letters.map(({ memberId, storeId, guideId }) => ({ memberId, storeId, guideId, ...each })),
      );
    }
  }

  /** The message alone. */
  async tell(
    tx: Tx,
    content: CampaignContent,
    letters: readonly Letter[],
    origin: { readonly source: string; readonly campaignRunId?: string },
  ): Promise<void> {
    const each = { kind: 'campaign' as const, ...origin, ...linkOf(content) };
    await this.notifications.deliverAll(
      tx,
      letters.map(({ storeId: _store, guideId: _guide, ...letter }) => ({ ...letter, ...each })),
    );
  }
}
