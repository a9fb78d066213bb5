// A friend has joined by a code: WeChat is asked what it thinks of them, then the facts are judged, and what is accepted
// bears its fruit at once. WeChat's silence is not held against anybody. Source: product.md, Referral; wechat.md.
import { Injectable } from '@nestjs/common';
import { Database, type JobEnding, type LongJob } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ReferralsService } from '@guike/referrals';
import { FriendRisk } from './friend-risk';
import { ReferralJudging } from './referral-judging';

@Injectable()
export class JudgeReferral implements LongJob<'referral.bound'> {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly referrals: ReferralsService,
    private readonly judging: ReferralJudging,
    private readonly risk: FriendRisk,
  ) {}

  readonly work: LongJob<'referral.bound'>['work'] = async ({ memberId }): Promise<JobEnding> => {
    const referral = await this.referrals.ofFriend(this.database.reading, memberId);
    if (referral?.state !== 'waiting') return async () => undefined;
    const rank = await this.risk.rankOf(referral);
    return async (tx) => {
      const claimed = await this.referrals.claimOfFriend(tx, memberId);
      if (claimed?.state !== 'waiting') return;
      const { body } = await this.programmes.present(tx);
      await this.judging.judge(tx, claimed, rank, body.timeZone);
    };
  };
}
