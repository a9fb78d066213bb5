// What WeChat thinks of somebody who came by a code. It tells only of people who were in the mini-program within two hours,
// so it is asked when they open the code, and once more at the joining where it did not answer. Its silence is held
// against nobody. Source: wechat.md, user content (risk rank).
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { Database, type JobEnding, type LongJob } from '@guike/platform';
import { TouchesService } from '@guike/referrals';
import { WechatSafety } from '@guike/wechat';

interface OfTouch {
  readonly identityId: string;
  readonly touchId: string;
}

@Injectable()
export class FriendRisk implements LongJob<'referral.touched'> {
  constructor(
    private readonly database: Database,
    private readonly identities: WechatIdentities,
    private readonly touches: TouchesService,
    private readonly safety: WechatSafety,
  ) {}

  readonly work: LongJob<'referral.touched'>['work'] = async (touch): Promise<JobEnding> => {
    const rank = await this.rankOf(touch);
    return async (tx) => {
      if (rank !== null) await this.touches.rank(tx, touch.touchId, touch.identityId, rank);
    };
  };

  /** 0 to 4; null where WeChat is off, does not answer, or nothing is known to ask with. */
  async rankOf({ identityId, touchId }: OfTouch): Promise<number | null> {
    const { rank, address } = await this.touches.risk(this.database.reading, touchId, identityId);
    if (rank !== null || address === null) return rank;
    const identity = await this.identities.find(this.database.reading, identityId);
    if (!identity) return null;
    try {
      const outcome = await this.safety.riskRank({ openid: identity.openid, scene: 'joining', clientIp: address });
      return outcome.kind === 'ranked' ? outcome.rank : null;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'WECHAT_OFF') return null;
      throw error;
    }
  }
}
