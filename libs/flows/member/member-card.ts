// 会员码: what a phone needs to show the code by itself.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import type { Clock, MemberId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { CLOCK, Database } from '@guike/platform';

@Injectable()
export class MemberCard {
  constructor(
    private readonly database: Database,
    private readonly members: MembersService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The card's number and its own secret; null where the card is not in force. Error: MEMBER_UNKNOWN. */
  async card(memberId: MemberId): Promise<AnswerOf<(typeof memberEndpoints)['card']>> {
    const key = await this.members.cardKey(this.database.reading, memberId);
    return {
      card: key && { number: key.number, secret: key.secret.toString('hex') },
      now: this.clock.now().toISOString(),
    };
  }
}
