// WeChat is asked what it thinks of people who have liked something, some at a time and never while they wait. Where it
// gives no answer, nobody suffers for it. Source: wechat.md, getUserRiskRank.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { LikesService, type RiskWish } from '@guike/looks';
import { WechatIdentities } from '@guike/members';
import { CLOCK, CONFIG, type Config, Database } from '@guike/platform';
import { type RiskOutcome, WechatSafety } from '@guike/wechat';

/** In one run: WeChat allows thousands a day, and a run comes every few minutes. */
const AT_ONCE = 50;
/** WeChat knows of somebody for two hours after they were there; afterwards there is no use in asking. */
const WORTH_MS = 2 * 3_600_000;

@Injectable()
export class AskRisk {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly likes: LikesService,
    private readonly identities: WechatIdentities,
    private readonly safety: WechatSafety,
  ) {}

  /** Asks of those who wait longest; answers of how many there was an answer. Safe to stop and to run twice. */
  async ask(signal?: AbortSignal): Promise<number> {
    let ranked = 0;
    for (const wish of await this.likes.risksWanted(this.database.reading, AT_ONCE)) {
      if (signal?.aborted) break;
      const outcome = await this.outcomeOf(wish);
      // Asked again with the next run, unless it has become of no use.
      if (outcome?.kind === 'later' && this.clock.now().getTime() - wish.wantedAt.getTime() < WORTH_MS) continue;
      const rank = outcome?.kind === 'ranked' ? outcome.rank : null;
      await this.database.inTransaction((tx) => this.likes.keepRisk(tx, wish.identityId, rank));
      if (rank !== null) ranked += 1;
    }
    return ranked;
  }

  /** Null where there is nobody to ask, or nobody to ask of. */
  private async outcomeOf({ identityId, clientIp }: RiskWish): Promise<RiskOutcome | null> {
    if (this.config.wechatApp === null) return null;
    const identity = await this.identities.find(this.database.reading, identityId);
    if (identity === null) return null;
    return this.safety.riskRank({ openid: identity.openid, scene: 'gain', clientIp });
  }
}
