// A cashier finds a member by the card's code, or by two facts together. Every reading is logged.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { MembersService, maskName, maskPhone, sameName } from '@guike/members';
import { Audit, Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { tierNameOf } from './purchase-answer';
import { readStanding } from './standing';

type MemberCard = AnswerOf<(typeof tillEndpoints)['findMember']>;

export type MemberQuery = { readonly card: string } | { readonly phone: string; readonly name: string };

@Injectable()
export class FindMember {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /**
   * A member for the cashier, masked. By two facts one may earn but not redeem. Errors: MEMBER_UNKNOWN (also when the
   * name does not fit the phone: which of the two was wrong is not told), CARD_INVALID, CARD_EXPIRED.
   */
  async find(query: MemberQuery, tillKeyId: string): Promise<MemberCard> {
    return this.database.inTransaction(async (tx) => {
      const byCard = 'card' in query;
      const memberId = await this.members.find(
        tx,
        byCard ? { kind: 'card', code: query.card } : { kind: 'phone', phone: query.phone },
      );
      const face = memberId && (await this.members.face(tx, memberId));
      if (!face || (!byCard && (face.name === null || !sameName(face.name, query.name))))
        throw new DomainError('MEMBER_UNKNOWN');
      const { body, day } = await this.programmes.present(tx);
      const standing = await readStanding(tx, face.memberId, day);
      if (!standing) throw new DomainError('MEMBER_UNKNOWN');
      await this.audit.record(tx, {
        actorKind: 'till',
        actorId: tillKeyId,
        action: byCard ? 'member.found_by_card' : 'member.found_by_two_facts',
        memberId: face.memberId,
      });
      return {
        memberId: face.memberId,
        state: standing.state,
        nameMasked: face.name && maskName(face.name),
        phoneMasked: face.phone && maskPhone(face.phone),
        tier: standing.tier,
        tierName: tierNameOf(body, standing.tier),
        balance: standing.balance,
        pending: standing.pending,
        owed: standing.owed,
        mayRedeem: byCard && standing.state === 'active',
      };
    });
  }
}
