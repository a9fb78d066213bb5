// A cashier finds a member by the card's code, or by two facts together.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { maskName, maskPhone } from '@guike/members';
import { Database } from '@guike/platform';
import { TodaysDiscounts } from '../benefits/todays-discounts';
import { IdentifyMember, type MemberQuery } from './identify-member';
import { tierNameOf } from '../purchase-answer';

type MemberCard = AnswerOf<(typeof tillEndpoints)['findMember']>;

@Injectable()
export class FindMember {
  constructor(
    private readonly database: Database,
    private readonly identifying: IdentifyMember,
    private readonly discounts: TodaysDiscounts,
  ) {}

  /** A member for the cashier, masked; the finding is logged. Errors: MEMBER_UNKNOWN, CARD_INVALID, CARD_EXPIRED. */
  async find(query: MemberQuery, tillKeyId: string): Promise<MemberCard> {
    return this.database.inTransaction(async (tx) => {
      const by = { actorKind: 'till', actorId: tillKeyId } as const;
      const { face, standing, mayRedeem, body, day } = await this.identifying.identify(tx, query, by);
      const { state, tier, balance, pending, owed } = standing;
      return {
        memberId: face.memberId,
        nameMasked: face.name && maskName(face.name),
        phoneMasked: face.phone && maskPhone(face.phone),
        tierName: tierNameOf(body, tier),
        ...{ state, tier, balance, pending, owed, mayRedeem },
        discounts: await this.discounts.of(tx, { memberId: face.memberId, state, tier }, body, day),
      };
    });
  }
}
