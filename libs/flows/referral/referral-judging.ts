// The verdict on a friend who was bound to a code, and what it means for others of the same crowd.
import { Injectable } from '@nestjs/common';
import { type Tx, rows } from '@guike/platform';
import { type Doubt, type Referral, ReferralsService, TouchesService, judgeReferral } from '@guike/referrals';
import { FollowFriend } from './follow-friend';
import { ReferralFactsReader } from './referral-facts';

/** Doubts that are about a crowd: whoever of it came first looked like anybody else. */
const ofCrowds: ReadonlySet<Doubt> = new Set<Doubt>(['address_burst', 'device_burst']);

@Injectable()
export class ReferralJudging {
  constructor(
    private readonly facts: ReferralFactsReader,
    private readonly referrals: ReferralsService,
    private readonly touches: TouchesService,
    private readonly following: FollowFriend,
  ) {}

  /** The caller has claimed the referral, which waits. */
  async judge(tx: Tx, referral: Referral, rank: number | null, zone: string): Promise<void> {
    const verdict = judgeReferral(await this.facts.read(tx, referral, rank, zone));
    await this.referrals.judge(tx, referral.id, verdict, rank);
    await this.touches.rank(tx, referral.touchId, referral.identityId, rank);
    await this.following.follow(tx, { ...referral, ...verdict });
    const crowd = verdict.state === 'held' ? verdict.reasons.filter((reason) => ofCrowds.has(reason)) : [];
    if (crowd.length > 0) await this.holdCrowd(tx, referral, crowd);
  }

  /** The others of a crowd, accepted before it was one and decided by nobody, wait with it; what they brought goes back. */
  private async holdCrowd(tx: Tx, { id }: Referral, reasons: readonly Doubt[]): Promise<void> {
    const others = await rows<{ id: string }>(
      tx,
      `SELECT o.id FROM referral r JOIN referral_touch t ON t.identity_id = r.identity_id AND t.id = r.touch_id
         JOIN referral o ON o.referrer_id = r.referrer_id AND o.id <> r.id AND o.state = 'accepted' AND o.decided_by IS NULL
         JOIN referral_touch u ON u.identity_id = o.identity_id AND u.id = o.touch_id
       WHERE r.id = $1 AND u.touched_at BETWEEN t.touched_at - interval '1 day' AND t.touched_at + interval '1 day'
         AND (u.address_index = t.address_index AND 'address_burst' = ANY ($2)
           OR u.phone_index = t.phone_index AND 'device_burst' = ANY ($2)) ORDER BY o.id`,
      [id, reasons],
    );
    for (const other of others) {
      const claimed = await this.referrals.claim(tx, other.id);
      if (claimed?.state !== 'accepted') continue;
      await this.referrals.hold(tx, claimed.id, reasons);
      await this.following.follow(tx, { ...claimed, state: 'held', reasons });
    }
  }
}
