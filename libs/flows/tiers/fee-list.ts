// Paid fees as finance lists them: who paid what for how long, who wrote it down, and what was paid back.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminTierEndpoints } from '@guike/contracts/http';
import { MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { FeeReceiptsService } from '@guike/tiers';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { plainNumber } from './pay-fee';
import { storeOf } from './tier-lists';

type Endpoint = (typeof adminTierEndpoints)['fees'];
const SOMEBODY = '已删除的账号';

@Injectable()
export class FeeList {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly fees: FeeReceiptsService,
    private readonly members: MemberSearch,
  ) {}

  /** The newest first. Who belongs to a store sees what was written down there. Error: STORE_UNKNOWN. */
  async list(
    { after, limit, store, state, receipt }: QueryOf<Endpoint>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const found = await this.fees.page(tx, {
      after: after === undefined ? null : Number(after),
      limit: limit + 1,
      storeId: by.storeId ?? (store === undefined ? null : await storeOf(tx, store)),
      state: state ?? null,
      number: receipt === undefined ? null : plainNumber(receipt),
    });
    const { items, next } = pageOf(found, limit, ({ seq }) => String(seq));
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    const stores = await storeNames(
      tx,
      items.map(({ storeId }) => storeId),
    );
    const staff = await staffNames(
      tx,
      items.flatMap(({ recordedBy, reversedBy }) => [recordedBy, reversedBy]),
    );
    return {
      items: items.map(({ reason, reversedAt, reversedBy, ...fee }) => ({
        memberId: fee.memberId,
        nameMasked: faces.get(fee.memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(fee.memberId)?.phoneMasked ?? null,
        id: fee.id,
        receiptNumber: fee.number,
        levelName: body.fees.find(({ level }) => level === fee.level)?.name ?? `第 ${fee.level} 档`,
        months: fee.months,
        amountFen: fee.amountFen,
        paidOn: fee.paidOn,
        until: fee.untilDay,
        storeName: fee.storeId && (stores.get(fee.storeId) ?? null),
        recordedBy: staff.get(fee.recordedBy) ?? SOMEBODY,
        recordedAt: fee.recordedAt.toISOString(),
        reversal:
          reversedAt && reversedBy
            ? { reason: reason ?? '', by: staff.get(reversedBy) ?? SOMEBODY, at: reversedAt.toISOString() }
            : null,
      })),
      next,
    };
  }
}
