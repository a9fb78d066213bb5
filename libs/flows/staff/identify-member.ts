// Who stands at the counter: by the card's code, or by two facts together. Every finding is logged.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { type MemberFace, MembersService, sameName } from '@guike/members';
import { Audit, type AuditRecord, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { type Standing, readStanding } from '../standing';

export type MemberQuery = { readonly card: string } | { readonly phone: string; readonly name: string };

export interface Identified {
  readonly face: MemberFace;
  readonly standing: Standing;
  /** By two facts one may earn but not redeem. Source: product.md, Joining. */
  readonly mayRedeem: boolean;
  readonly body: Programme;
  readonly day: BusinessDay;
}

@Injectable()
export class IdentifyMember {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /**
   * The person in the clear: callers mask what they show. Errors: MEMBER_UNKNOWN (also when the name does not fit the
   * phone: which of the two was wrong is not told; and who has left), CARD_INVALID, CARD_EXPIRED.
   */
  async identify(tx: Tx, query: MemberQuery, by: Pick<AuditRecord, 'actorKind' | 'actorId'>): Promise<Identified> {
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
    if (!standing || standing.state === 'exited') throw new DomainError('MEMBER_UNKNOWN');
    const action = byCard ? 'member.found_by_card' : 'member.found_by_two_facts';
    await this.audit.record(tx, { ...by, action, memberId: face.memberId });
    return { face, standing, mayRedeem: byCard && standing.state === 'active', body, day };
  }
}
