// What comes off a member's sale today by their tier, in words for the counter.
import { Injectable } from '@nestjs/common';
import { discountsInWords } from '@guike/benefits';
import type { BusinessDay, MemberId, MemberState } from '@guike/kernel';
import { ProfilesService, isBirthMonth } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import type { Programme, Tier } from '@guike/programme';

/** Whose sale it is. */
export interface Buyer {
  readonly memberId: MemberId;
  readonly state: MemberState;
  readonly tier: string | null;
}

@Injectable()
export class TodaysDiscounts {
  constructor(private readonly profiles: ProfilesService) {}

  /**
   * 消费 9.5 折, 生日当月 8.8 折; empty for who is no member or whose fee is not paid. Which of several holds is the shop's
   * custom. What a programme has no discount for is not asked. Source: product.md, Benefits (discounts).
   */
  async of(
    tx: Tx,
    { memberId, state, tier: code }: Buyer,
    { tiers }: Programme,
    today: BusinessDay,
  ): Promise<string[]> {
    const tier = tiers.find((each) => each.code === code);
    if (!tier || state !== 'active' || !hasAny(tier)) return [];
    if (tier.whilePaid && !(await isPaid(tx, memberId, today))) return [];
    const { birthdayMonth, nextPurchase } = tier.discounts;
    return discountsInWords(tier, {
      isBirthdayMonth: birthdayMonth > 0 && (await this.hasBirthMonth(tx, memberId, today)),
      isNextPurchase: nextPurchase > 0 && (await hasNotBoughtSince(tx, memberId)),
    });
  }

  private async hasBirthMonth(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<boolean> {
    const { birthday } = await this.profiles.profile(tx, memberId);
    return birthday !== null && isBirthMonth(birthday, today);
  }
}

function hasAny({ discounts: { always, birthdayMonth, companion, nextPurchase, familySharing } }: Tier): boolean {
  return always + birthdayMonth + companion + nextPurchase > 0 || familySharing;
}

async function isPaid(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<boolean> {
  const found = await rows(tx, `SELECT FROM member_tier WHERE member_id = $1 AND paid_until >= $2`, [memberId, today]);
  return found.length > 0;
}

/** The purchase that opened the tier is not the one after it. */
async function hasNotBoughtSince(tx: Tx, memberId: MemberId): Promise<boolean> {
  const found = await rows(
    tx,
    `SELECT FROM purchase p JOIN member_tier t ON t.member_id = p.member_id
     WHERE p.member_id = $1 AND p.status = 'recorded' AND p.paid_at > t.tier_since
       AND p.id IS DISTINCT FROM (SELECT d.cause_id FROM tier_decision d WHERE d.member_id = $1
         ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) LIMIT 1`,
    [memberId],
  );
  return found.length === 0;
}
