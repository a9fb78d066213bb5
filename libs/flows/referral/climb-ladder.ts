// Friends as facts of the referrer's tier, and the rungs of the ladder that they lead to, each once.
import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { FriendRewards, type Referral, newRungs } from '@guike/referrals';
import { TierDeeds } from '@guike/tiers';
import { GiveReferralGifts } from './give-referral-gifts';
import type { Party } from './parties';

@Injectable()
export class ClimbLadder {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly deeds: TierDeeds,
    private readonly rewards: FriendRewards,
    private readonly gifts: GiveReferralGifts,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Counts the friend for the referrer's tier: as joined, and as VIP where that has just become so (`vipId`). Each fact is
   * known by its id and counted once, whoever the referrer was then. The caller holds the referrer's lock.
   */
  async count(
    tx: Tx,
    { id: memberId, names }: Party,
    { referral, vipId }: { readonly referral: Referral; readonly vipId: string | null },
  ): Promise<void> {
    const programme = await this.programmes.presentFor(tx, memberId);
    const facts = [
      ...((await this.deeds.isRecorded(tx, names, referral.id))
        ? []
        : [{ id: referral.id, kind: 'referral_joined' as const }]),
      ...(vipId === null ? [] : [{ id: vipId, kind: 'referral_vip' as const }]),
    ];
    for (const fact of facts) {
      const deed = { memberId, ...fact, storeId: null, causeId: referral.friendId };
      const outcome = await this.deeds.recordDeed(tx, deed, { programme, today: programme.day });
      if (outcome && outcome.upgradedFrom !== null && outcome.decisionId !== null)
        await this.outbox.add(tx, 'tier.upgraded', { v: 1, memberId, decisionId: outcome.decisionId });
    }
  }

  /** Gives what has been reached and was not given. The caller holds the lock of the referrer, who is active. */
  async climb(tx: Tx, { id: memberId, names }: Party): Promise<void> {
    const present = await this.programmes.presentFor(tx, memberId);
    const ladder = present.body.referral?.ladder ?? [];
    if (ladder.length === 0) return;
    const friends = await this.rewards.friends(tx, names);
    const reached = await this.rewards.rungs(tx, names);
    for (const rung of newRungs(ladder, friends, reached)) {
      const id = await this.rewards.reach(tx, memberId, rung, present.version);
      if (id === null) continue;
      const title = `您已介绍 ${rung.friends} 位好友${rung.counted === 'vip' ? '成为贵宾' : '入会'}`;
      await this.gifts.give(tx, { memberId, id, gifts: rung.gives, title, present });
    }
  }
}
