// For whom somebody may give a surprise, and what is written down of it.
import { Injectable } from '@nestjs/common';
import type { GrantAudience } from '@guike/benefits';
import { type Purpose, SegmentsService } from '@guike/campaigns';
import type { BodyOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Audit, type Tx } from '@guike/platform';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { AudienceWords } from '../campaigns/audience-words';

/** A surprise is part of the membership and no offer: whom it is for need not have agreed to offers. */
export const GIFT: Purpose = 'service';

type Wished = BodyOf<(typeof adminBenefitEndpoints)['grant']>['audience'];

@Injectable()
export class GrantRules {
  constructor(
    private readonly segments: SegmentsService,
    private readonly naming: AudienceWords,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /** With how many it holds. Errors: FORBIDDEN (a manager's segment), MEMBER_UNKNOWN, NOT_A_MEMBER, INPUT_INVALID. */
  async audienceOf(
    tx: Tx,
    wished: Wished,
    by: OfficeReader,
    today: BusinessDay,
  ): Promise<{ audience: GrantAudience; expected: number }> {
    if (wished.kind === 'member') {
      await requireVisible(tx, by, wished.memberId);
      if ((await this.members.face(tx, wished.memberId)).state !== 'active') throw new DomainError('NOT_A_MEMBER');
      return { audience: wished, expected: 1 };
    }
    if (by.role !== 'head_office') throw new DomainError('FORBIDDEN');
    await this.naming.require(tx, wished.rule);
    const words = (await this.naming.sayer(tx))(wished.rule);
    return { audience: { ...wished, words }, expected: await this.segments.count(tx, wished.rule, today, GIFT) };
  }

  async record(tx: Tx, by: OfficeReader, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, detail });
  }
}
