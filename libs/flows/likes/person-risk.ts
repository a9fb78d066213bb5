// What WeChat takes somebody for who is known by their WeChat: asked from an address that they came from.
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { Database } from '@guike/platform';
import { type RiskOutcome, WechatSafety } from '@guike/wechat';

@Injectable()
export class PersonRisk {
  constructor(
    private readonly database: Database,
    private readonly identities: WechatIdentities,
    private readonly safety: WechatSafety,
  ) {}

  /** Null where there is nobody to ask, or nobody to ask of. */
  async ask(
    { identityId, clientIp }: { readonly identityId: string; readonly clientIp: string },
    scene: 'joining' | 'gain',
  ): Promise<RiskOutcome | null> {
    const identity = await this.identities.find(this.database.reading, identityId);
    if (identity === null) return null;
    try {
      return await this.safety.riskRank({ openid: identity.openid, scene, clientIp });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'WECHAT_OFF') return null;
      throw error;
    }
  }
}
