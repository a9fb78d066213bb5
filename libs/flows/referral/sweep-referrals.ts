// What time and merges do to referrals: touches lapse, and of two who were found to be one nobody brought the other.
import { Injectable } from '@nestjs/common';
import { Database } from '@guike/platform';
import { ReferralsService, TouchesService } from '@guike/referrals';
import { EachAlone } from '../each-alone';
import { FollowFriend } from './follow-friend';

const AT_ONCE = 500;

@Injectable()
export class SweepReferrals {
  constructor(
    private readonly database: Database,
    private readonly referrals: ReferralsService,
    private readonly touches: TouchesService,
    private readonly following: FollowFriend,
    private readonly alone: EachAlone,
  ) {}

  /** Safe to stop and to run twice at once. */
  async sweep(): Promise<void> {
    while ((await this.database.inTransaction((tx) => this.touches.lapse(tx, AT_ONCE))) === AT_ONCE);
    const found = await this.referrals.ofOnePerson(this.database.reading, AT_ONCE);
    await this.alone.of(
      'referral of one person',
      found,
      (id) => id,
      (id) => this.refuse(id),
    );
  }

  private refuse(id: string): Promise<void> {
    return this.database.inTransaction(async (tx) => {
      const referral = await this.referrals.claim(tx, id);
      if (referral?.state !== 'accepted' && referral?.state !== 'held') return;
      await this.referrals.refuseAsOne(tx, id);
      await this.following.follow(tx, { ...referral, state: 'refused', reasons: ['same_person'] });
    });
  }
}
