// WeChat is asked what it thinks of people who have liked something, some at a time and never while they wait. Where it
// gives no answer, nobody suffers for it. Source: wechat.md, getUserRiskRank.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { LikesService, type RiskWish } from '@guike/looks';
import { CLOCK, Database } from '@guike/platform';
import { EachAlone } from '../each-alone';
import { PersonRisk } from './person-risk';

/** In one run: WeChat allows thousands a day, and a run comes every few minutes. */
const AT_ONCE = 50;
/** WeChat knows of somebody for two hours after they were there; afterwards there is no use in asking. */
const WORTH_MS = 2 * 3_600_000;

@Injectable()
export class AskRisk {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly likes: LikesService,
    private readonly persons: PersonRisk,
    private readonly alone: EachAlone,
  ) {}

  /**
   * Asks of those who wait longest; answers of how many there was an answer. One question that fails keeps nobody else
   * waiting, and is put off until there is no use in it any more. Safe to stop and to run twice.
   */
  async ask(signal?: AbortSignal): Promise<number> {
    let ranked = 0;
    const wishes = await this.likes.risksWanted(this.database.reading, AT_ONCE);
    await this.alone.of(
      'risk of a person',
      wishes,
      ({ identityId }) => identityId,
      async (wish) => {
        if (!signal?.aborted && (await this.one(wish))) ranked += 1;
      },
    );
    return ranked;
  }

  private async one(wish: RiskWish): Promise<boolean> {
    try {
      const outcome = await this.persons.ask(wish, 'gain');
      if (outcome?.kind === 'later') await this.putOff(wish);
      else await this.keep(wish, outcome?.kind === 'ranked' ? outcome.rank : null);
      return outcome?.kind === 'ranked';
    } catch (error) {
      await this.putOff(wish);
      throw error;
    }
  }

  /** Asked again, behind the others, unless it has become of no use. */
  private async putOff(wish: RiskWish): Promise<void> {
    if (this.clock.now().getTime() - wish.wantedAt.getTime() >= WORTH_MS) await this.keep(wish, null);
    else await this.database.inTransaction((tx) => this.likes.putOffRisk(tx, wish.identityId));
  }

  private keep({ identityId }: RiskWish, rank: number | null): Promise<void> {
    return this.database.inTransaction((tx) => this.likes.keepRisk(tx, identityId, rank));
  }
}
