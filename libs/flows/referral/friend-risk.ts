// What WeChat thinks of somebody who came by a code. Source: wechat.md, user content (risk rank).
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { Database } from '@guike/platform';
import { type Referral, TouchesService } from '@guike/referrals';
import { WechatSafety } from '@guike/wechat';

@Injectable()
export class FriendRisk {
  constructor(
    private readonly database: Database,
    private readonly identities: WechatIdentities,
    private readonly touches: TouchesService,
    private readonly safety: WechatSafety,
  ) {}

  /** 0 to 4; null where WeChat is off, does not answer, or nothing is known to ask with. */
  async rankOf({ identityId, touchId }: Referral): Promise<number | null> {
    const identity = await this.identities.find(this.database.reading, identityId);
    const clientIp = await this.touches.addressOf(this.database.reading, touchId, identityId);
    if (!identity || clientIp === null) return null;
    try {
      const outcome = await this.safety.riskRank({ openid: identity.openid, scene: 'joining', clientIp });
      return outcome.kind === 'ranked' ? outcome.rank : null;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'WECHAT_OFF') return null;
      throw error;
    }
  }
}
