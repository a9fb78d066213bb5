// A fee that was paid back: what it paid for counts no more, as if it had never been paid; the tier stays until a review.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminTierEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { AliasesService } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { FeeReceiptsService, type FeesOfMember, paidLevelOf } from '@guike/tiers';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { lockKeeper } from '../standing';

type Endpoints = typeof adminTierEndpoints;
type Wish = BodyOf<Endpoints['reverseFee']>;
type Answer = AnswerOf<Endpoints['reverseFee']>;

@Injectable()
export class ReverseFee {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly fees: FeeReceiptsService,
    private readonly aliases: AliasesService,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes a fee back for good; the very same again changes nothing. `memberId` is who paid it: where they were merged
   * since, it counts no more for who they are now. The card and what was had by the fee stay theirs. Answers what is
   * still paid for today. Errors: MEMBER_UNKNOWN, FEE_UNKNOWN, FEE_REVERSED, OPERATION_CONFLICT, UNAVAILABLE (merged at
   * this very moment).
   */
  async reverse(memberId: MemberId, feeId: string, { id, reason }: Wish, by: OfficeReader): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      const fee = await this.fees.find(tx, memberId, feeId);
      if (fee === null) throw new DomainError('FEE_UNKNOWN');
      const before = await this.fees.claimReversal(tx, { memberId, feeId, id, reason, reversedBy: by.staffId });
      if (before !== null && before.id !== id) throw new DomainError('FEE_REVERSED');
      const { body, day } = await this.programmes.present(tx);
      const { id: holder } = await lockKeeper(tx, memberId, day);
      if (before === null) {
        const left = paidLevelOf(await this.feesOf(tx, holder, body.timeZone));
        if (!(await this.fees.leave(tx, holder, left, { id, feeId, today: day })))
          throw new DomainError('OPERATION_CONFLICT');
        const { number, amountFen } = fee;
        const detail = { id, feeId, number, amountFen, reason, holder, left };
        const [actorKind, actorId] = ['staff', by.staffId] as const;
        await this.audit.record(tx, { actorKind, actorId, action: 'fee.reversed', memberId, detail });
      }
      return { id, paid: await this.fees.paid(tx, holder, day) };
    });
  }

  /** What somebody and all whom they were found to be have paid and not got back. */
  private async feesOf(tx: Tx, memberId: MemberId, timeZone: string): Promise<FeesOfMember> {
    const merged = [];
    for (const { memberId: other, mergedAt } of await this.aliases.mergedInto(tx, memberId))
      merged.push({
        ...(await this.feesOf(tx, other, timeZone)),
        at: mergedAt,
        on: businessDayOf(mergedAt, timeZone),
      });
    return { fees: await this.fees.paidBy(tx, memberId), merged };
  }
}
