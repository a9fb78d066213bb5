// Something has happened to a member: a purchase, a refund, a tier. Where somebody brought them, what follows is brought up
// to date; for everybody else it is one look.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { everyIdOf, keepersOf } from '@guike/members';
import type { Tx } from '@guike/platform';
import { ReferralsService } from '@guike/referrals';
import { FollowFriend } from './follow-friend';

@Injectable()
export class OnFriendNews {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly following: FollowFriend,
  ) {}

  /** Called before anything else locks a member in the transaction. */
  async told(tx: Tx, memberId: MemberId): Promise<void> {
    const keeper = (await keepersOf(tx, memberId)).at(-1) ?? memberId;
    for (const friendId of await this.referrals.among(tx, await everyIdOf(tx, keeper))) {
      const referral = await this.referrals.claimOfFriend(tx, friendId);
      if (referral !== null && referral.state !== 'waiting') await this.following.follow(tx, referral);
    }
  }
}
