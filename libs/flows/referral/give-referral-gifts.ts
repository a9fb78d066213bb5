// Hands over what a programme gives for a friend, to the friend or to whoever brought them: points, a benefit, a coupon, a
// tier. Source: programmes.md (ladders), product.md, Referral.
import { Injectable } from '@nestjs/common';
import { CouponsService, GiftsService, type NewCoupon } from '@guike/benefits';
import { type BusinessDay, type MemberId, addDays } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import { Outbox, type Tx, newId } from '@guike/platform';
import { PointsService, lotDays } from '@guike/points';
import { type ProgrammeService, referralGiftInWords } from '@guike/programme';
import type { ReferralGift } from '@guike/referrals';
import { raiseTier } from '@guike/tiers';

type Present = Awaited<ReturnType<ProgrammeService['presentFor']>>;

export interface GivingGifts {
  readonly memberId: MemberId;
  /** Names the giving once for all time: the referral, or the rung. */
  readonly id: string;
  readonly gifts: readonly ReferralGift[];
  readonly title: string;
  readonly present: Present;
}

/** Ours: time enough for a first visit, and to come for what the ladder gave. */
const COUPON_DAYS = 90;
const BENEFIT_DAYS = 365;

@Injectable()
export class GiveReferralGifts {
  constructor(
    private readonly points: PointsService,
    private readonly coupons: CouponsService,
    private readonly benefits: GiftsService,
    private readonly notifications: NotificationsService,
    private readonly outbox: Outbox,
  ) {}

  /** The caller holds the lock of the member, who is active, and has written down that this is given now. */
  async give(tx: Tx, giving: GivingGifts): Promise<void> {
    const { memberId, id, gifts, title, present } = giving;
    if (gifts.length === 0) return;
    for (const [index, gift] of gifts.entries()) await this.one(tx, giving, gift, `referral/${id}/${index}`);
    const words = gifts.map((gift) => referralGiftInWords(gift, present.body)).join('、');
    const message = { kind: 'benefit' as const, title, body: `为您准备了：${words}。` };
    await this.notifications.deliver(tx, { ...message, memberId, source: `referral/${id}` });
  }

  private async one(tx: Tx, giving: GivingGifts, gift: ReferralGift, source: string): Promise<void> {
    switch (gift.kind) {
      case 'points':
        return this.addPoints(tx, giving, gift.points, source);
      case 'coupon':
        await this.coupons.issueMany(tx, couponsOf(giving, gift, source));
        return;
      case 'benefit':
        return this.addBenefit(tx, giving, gift.code);
      case 'tier':
        return this.raise(tx, giving, { tier: gift.code });
      case 'lift':
        return this.raise(tx, giving, { up: gift.tiers });
    }
  }

  private async addPoints(tx: Tx, { memberId, present }: GivingGifts, points: number, source: string): Promise<void> {
    const { body, day: today, version: programmeVersion } = present;
    const operation = `friend-gift/${source.slice('referral/'.length)}`;
    const lot = { ...lotDays(body.points, today, null), today, programmeVersion };
    await this.points.earn(tx, { memberId, operation, purchaseId: null, storeId: null, points, ...lot });
  }

  private async addBenefit(tx: Tx, { memberId, present }: GivingGifts, code: string): Promise<void> {
    const benefit = present.body.benefits.find((each) => each.code === code);
    // The programme's check sees to it that its gifts name benefits of its own.
    if (!benefit) throw new Error(`the programme has no benefit ${code}`);
    const { name, delivery } = benefit;
    const days = { validFrom: present.day, validThrough: lastOf(present.day, BENEFIT_DAYS) };
    await this.benefits.giveAll(tx, [{ memberId, grantId: newId(), code, name, delivery, ...days }]);
  }

  private async raise(
    tx: Tx,
    { memberId, id, present }: GivingGifts,
    to: Parameters<typeof raiseTier>[1]['to'],
  ): Promise<void> {
    const { day: today, now } = present;
    const outcome = await raiseTier(tx, { memberId, to, causeId: id, programme: present, today, now });
    if (outcome === null || outcome.upgradedFrom === null || outcome.decisionId === null) return;
    await this.outbox.add(tx, 'tier.upgraded', { v: 1, memberId, decisionId: outcome.decisionId });
  }
}

const lastOf = (today: BusinessDay, days: number): BusinessDay => addDays(today, days - 1);

/** One that takes off a part and a sum besides is two: each is used for itself. */
function couponsOf(
  { memberId, present: { day: validFrom } }: GivingGifts,
  { name, percentOff, offFen }: Extract<ReferralGift, { kind: 'coupon' }>,
  source: string,
): NewCoupon[] {
  const each = { memberId, benefitCode: null, name, validFrom, validThrough: lastOf(validFrom, COUPON_DAYS) };
  const percent = { ...each, source, kind: 'percent' as const, percentOff, amountFen: null };
  const amount = { ...each, source: `${source}/off`, kind: 'amount' as const, percentOff: null, amountFen: offFen };
  return [...(percentOff > 0 ? [percent] : []), ...(offFen > 0 ? [amount] : [])];
}
