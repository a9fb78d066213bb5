// What WeChat thinks of somebody who came by a code. It tells only of people who were in the mini-program within two hours,
// so it is asked when they open the code, and once more at the joining where it did not answer. Its silence is held
// against nobody. Source: wechat.md, user content (risk rank).
import { Inject, Injectable } from '@nestjs/common';
import { Database, type JobEnding, LOGGER, type Logger, type LongJob } from '@guike/platform';
import { TouchesService } from '@guike/referrals';
import { PersonRisk } from '../likes/person-risk';

interface OfTouch {
  readonly identityId: string;
  readonly touchId: string;
}

@Injectable()
export class FriendRisk implements LongJob<'referral.touched'> {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly touches: TouchesService,
    private readonly persons: PersonRisk,
  ) {}

  readonly work: LongJob<'referral.touched'>['work'] = async (touch): Promise<JobEnding> => {
    const rank = await this.rankOf(touch);
    return async (tx) => {
      if (rank !== null) await this.touches.rank(tx, touch.touchId, touch.identityId, rank);
    };
  };

  /**
   * 0 to 4; null where WeChat is off, does not answer, or nothing is known to ask with. A question that fails is no answer
   * either: a friend must not wait for WeChat to come to its senses.
   */
  async rankOf({ identityId, touchId }: OfTouch): Promise<number | null> {
    const { rank, address } = await this.touches.risk(this.database.reading, touchId, identityId);
    if (rank !== null || address === null) return rank;
    try {
      const outcome = await this.persons.ask({ identityId, clientIp: address }, 'joining');
      return outcome?.kind === 'ranked' ? outcome.rank : null;
    } catch (error) {
      this.logger.error({ err: error, id: touchId }, 'the risk of a friend could not be asked');
      return null;
    }
  }
}
