// 借用: something of the store's is lent to whom stands before a guide, and comes back to any store.
import { Injectable } from '@nestjs/common';
import { LoansService, UsesService } from '@guike/benefits';
import type { BodyOf, loanEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, addDays } from '@guike/kernel';
import { keepersOf } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { requireServed } from './benefit-desk';
import { BenefitRights, requireRight } from './benefit-rights';
import { LoanLists, type LoanView } from './loan-lists';
import { newUse } from './use-benefit';

type Endpoints = typeof loanEndpoints;

@Injectable()
export class LendThings {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly loans: LoansService,
    private readonly uses: UsesService,
    private readonly lists: LoanLists,
    private readonly audit: Audit,
  ) {}

  /**
   * Lends one thing for so many days, and opens the use of the same id. Errors: MEMBER_UNKNOWN (of whom this person has
   * not looked up today, too), LOAN_OPEN (one of a kind at a time), LOAN_ITEM_OUT, BENEFIT_NOT_ASKED (nothing one
   * lends), OPERATION_CONFLICT and those of `requireRight`. Source: product.md, Benefits.
   */
  async lend({ memberId, id, code, item, days }: BodyOf<Endpoints['lend']>, by: OfficeReader): Promise<LoanView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, (await keepersOf(tx, memberId)).at(-1) ?? memberId);
      await requireServed(tx, rights, by);
      const before = await this.loans.claim(tx, rights.memberId, id);
      if (before) {
        if (before.code !== code || before.item !== item) throw new DomainError('OPERATION_CONFLICT');
        return this.lists.view(tx, before);
      }
      const { storeId, staffId } = by;
      if (storeId === null) throw new DomainError('FORBIDDEN');
      if (await this.loans.out(tx, rights.names, code)) throw new DomainError('LOAN_OPEN');
      const right = requireRight(rights, code, storeId);
      if (right.benefit.delivery !== 'loan') throw new DomainError('BENEFIT_NOT_ASKED');
      if (await this.loans.isItemOut(tx, { storeId, code, item })) throw new DomainError('LOAN_ITEM_OUT');
      const source = right.source === 'grant' ? {} : ({ source: 'loan', sourceId: id } as const);
      const use = {
        ...newUse(rights, right, id),
        ...source,
        storeId,
        state: 'delivered',
        askedBy: staffId,
        note: item,
      } as const;
      await this.uses.open(tx, use, rights.names);
      const dueOn = addDays(rights.day, days);
      const loan = {
        memberId: rights.memberId,
        id,
        code,
        name: right.benefit.name,
        storeId,
        item,
        lentBy: staffId,
        dueOn,
      };
      await this.loans.lend(tx, loan);
      await this.record(tx, by, 'loan.lent', loan.memberId, { loanId: id, code, item, storeId, dueOn });
      return this.again(tx, loan.memberId, id);
    });
  }

  /** Errors: LOAN_UNKNOWN, ALREADY_DECIDED (it ended the other way). */
  async end(
    { memberId, id }: { readonly memberId: MemberId; readonly id: string },
    as: 'returned' | 'lost',
    by: OfficeReader,
  ): Promise<LoanView> {
    return this.database.inTransaction(async (tx) => {
      const loan = await this.loans.claim(tx, memberId, id);
      if (!loan) throw new DomainError('LOAN_UNKNOWN');
      if (loan.state !== 'out' && loan.state !== as) throw new DomainError('ALREADY_DECIDED');
      if (loan.state === 'out') {
        await this.loans.end(tx, loan, as, by.staffId);
        await this.record(tx, by, `loan.${as}`, memberId, { loanId: id, storeId: by.storeId });
      }
      return this.again(tx, memberId, id);
    });
  }

  private async again(tx: Tx, memberId: MemberId, id: string): Promise<LoanView> {
    const loan = await this.loans.claim(tx, memberId, id);
    if (!loan) throw new Error('a loan that was written is not there');
    return this.lists.view(tx, loan);
  }

  private async record(
    tx: Tx,
    { staffId }: OfficeReader,
    action: string,
    memberId: MemberId,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(tx, { actorKind: 'staff', actorId: staffId, action, memberId, detail });
  }
}
