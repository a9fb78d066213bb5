// Brings everything that follows from a friend up to date: points of their purchases, whether they have bought and become
// VIP, their welcome, the referrer's tier facts and ladder. It looks at what is true now, so it may run at any time, twice
// and in any order, and ends alike. Source: product.md, Referral.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { FriendRewards, type Referral, ReferralsService, isVip } from '@guike/referrals';
import { ClimbLadder } from './climb-ladder';
import { friendPurchases } from './friend-purchases';
import { GiveReferralGifts } from './give-referral-gifts';
import { lockParties, partiesOf } from './parties';
import { SettleFriendPoints } from './settle-friend-points';

@Injectable()
export class FollowFriend {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly referrals: ReferralsService,
    private readonly rewards: FriendRewards,
    private readonly settling: SettleFriendPoints,
    private readonly gifts: GiveReferralGifts,
    private readonly ladder: ClimbLadder,
  ) {}

  /** The caller has claimed the referral, and holds no member's lock but of these two. */
  async follow(tx: Tx, referral: Referral): Promise<void> {
    const { id, friendId, boundAt } = referral;
    const parties = await partiesOf(tx, referral);
    const { friend, referrer, isOnePerson } = parties;
    const before = await this.rewards.bonuses(tx, friend.names);
    const present = await this.programmes.presentFor(tx, friend.id);
    const booked = before.map(({ memberId }) => memberId);
    const standing = await lockParties(tx, parties, booked, present.day);
    const of = { friendId, names: friend.names, boundAt, referrers: referrer?.names ?? [] };
    const bought = await friendPurchases(tx, this.programmes, of);
    await this.referrals.markBought(tx, id, bought.firstAt);
    // Who has left has nothing any more, and owes nothing.
    if (referrer === null || standing.referrer === null || standing.referrer.state === 'exited') return;
    const counts = referral.state === 'accepted' && !isOnePerson;
    const settled = { friendId, referrerId: referrer.id, before, worth: bought.worth, counts, present };
    await this.settling.settle(tx, settled);
    if (!counts) return;
    if (standing.friend.state === 'active') await this.welcome(tx, referral, friend.id);
    const vipId = await this.vipSince(tx, referral, friend.id, bought.firstAt !== null);
    await this.ladder.count(tx, referrer, { referral, vipId });
    if (standing.referrer.state === 'active') await this.ladder.climb(tx, referrer);
  }

  /** Once, by the rules of the day on which it is found to count. */
  private async welcome(tx: Tx, { id }: Referral, memberId: MemberId): Promise<void> {
    const present = await this.programmes.presentFor(tx, memberId);
    const gifts = present.body.referral?.friend ?? [];
    if (!(await this.referrals.markWelcomed(tx, id))) return;
    await this.gifts.give(tx, { memberId, id, gifts, title: '好友邀请您来的见面礼', present });
  }

  /** The id of the fact, where they have become VIP just now. */
  private async vipSince(tx: Tx, { id, vipAt }: Referral, friendId: MemberId, hasBought: boolean) {
    if (vipAt !== null) return null;
    const { body } = await this.programmes.presentFor(tx, friendId);
    const [held] = await rows<{ tier: string }>(
      tx,
      `SELECT coalesce(earned_tier, tier) AS tier FROM member_tier WHERE member_id = $1`,
      [friendId],
    );
    return held && isVip(body, { tier: held.tier, hasBought }) ? this.referrals.markVip(tx, id) : null;
  }
}
