// What a grant puts into members' hands: a benefit or a coupon, with the words it comes with, once for each.
import { Injectable } from '@nestjs/common';
import { CouponsService, GiftsService, type Grant, GrantsService } from '@guike/benefits';
import type { MemberId } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import type { Tx } from '@guike/platform';

@Injectable()
export class Giving {
  constructor(
    private readonly grants: GrantsService,
    private readonly gifts: GiftsService,
    private readonly coupons: CouponsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** The caller holds the grant, and has made sure that all of them are members. `last`: nobody comes after them. */
  async giveTo(tx: Tx, grant: Grant, memberIds: readonly MemberId[], last: boolean): Promise<void> {
    const given = await this.give(tx, grant, memberIds);
    const { id, title, words: body } = grant;
    const kind = grant.gift.kind === 'coupon' ? 'coupon' : 'benefit';
    await this.notifications.deliverAll(
      tx,
      given.map((memberId) => ({ memberId, source: `grant/${id}`, kind, title, body })),
    );
    await this.grants.advance(tx, id, memberIds.at(-1) ?? null, given.length);
    if (last) await this.grants.end(tx, id, 'done');
  }

  /** Answers to whom it is new. */
  private async give(tx: Tx, grant: Grant, memberIds: readonly MemberId[]): Promise<MemberId[]> {
    const { id: grantId, gift, validFrom, validThrough } = grant;
    if (gift.kind === 'benefit') {
      const { code, name } = gift;
      const delivery = gift.delivery as Parameters<GiftsService['giveAll']>[1][number]['delivery'];
      const gifts = memberIds.map((memberId) => ({ memberId, grantId, code, name, delivery, validFrom, validThrough }));
      return this.gifts.giveAll(tx, gifts);
    }
    const { name, of: kind, percentOff, amountFen } = gift;
    const issued = await this.coupons.issueMany(
      tx,
      memberIds.map((memberId) => ({
        ...{ memberId, name, kind, percentOff, amountFen, validFrom, validThrough },
        source: `grant/${grantId}`,
        benefitCode: null,
      })),
    );
    return issued.filter(({ isNew }) => isNew).map(({ memberId }) => memberId);
  }
}
