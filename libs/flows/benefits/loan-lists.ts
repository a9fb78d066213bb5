// What is out on loan, masked: what was due first in front.
import { Injectable } from '@nestjs/common';
import { type Loan, LoansService } from '@guike/benefits';
import type { AnswerOf, QueryOf, loanEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, daysBetween } from '@guike/kernel';
import { type MaskedFace, MemberSearch } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { z } from 'zod';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { storeToRead } from './store-of-code';

type Listing = (typeof loanEndpoints)['loans'];
export type LoanView = AnswerOf<(typeof loanEndpoints)['lend']>;

const cursorParts = z.tuple([z.iso.date(), z.uuid()]);

@Injectable()
export class LoanLists {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly loans: LoansService,
    private readonly members: MemberSearch,
  ) {}

  /** Errors: STORE_UNKNOWN, INPUT_INVALID (a cursor that no page answered). */
  async list({ store, overdue, after, limit }: QueryOf<Listing>, reader: OfficeReader): Promise<AnswerOf<Listing>> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const found = await this.loans.page(tx, {
      storeId: await storeToRead(tx, reader, store),
      dueBefore: overdue === 'yes' ? today : null,
      after: after === undefined ? null : readCursor(after),
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ dueOn, id }) => `${dueOn}_${id}`);
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    return { items: items.map((loan) => viewOf(loan, faces.get(loan.memberId), today)), next };
  }

  async view(tx: Tx, loan: Loan): Promise<LoanView> {
    const { day: today } = await this.programmes.present(tx);
    const faces = await this.members.maskedFaces(tx, [loan.memberId]);
    return viewOf(loan, faces.get(loan.memberId), today);
  }
}

function viewOf(loan: Loan, face: MaskedFace | undefined, today: BusinessDay): LoanView {
  const { memberId, id, code, name, item, storeName, state, lentAt, dueOn } = loan;
  return {
    ...{ memberId, id, code, name, item, storeName, state, dueOn },
    nameMasked: face?.nameMasked ?? null,
    phoneMasked: face?.phoneMasked ?? null,
    lentAt: lentAt.toISOString(),
    overdueDays: state === 'out' ? Math.max(0, daysBetween(dueOn, today)) : 0,
  };
}

function readCursor(text: string): { readonly dueOn: string; readonly id: string } {
  const parsed = cursorParts.safeParse(text.split('_'));
  if (!parsed.success) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { dueOn: parsed.data[0], id: parsed.data[1] };
}
