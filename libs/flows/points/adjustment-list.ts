// Adjustments of points as the office lists them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminPointsEndpoints } from '@guike/contracts/http';
import { MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';
import { AdjustmentsService } from '@guike/points';
import { reasonInWords } from './adjust-points';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoints = typeof adminPointsEndpoints;
const SOMEBODY = '已删除的账号';

@Injectable()
export class AdjustmentList {
  constructor(
    private readonly database: Database,
    private readonly adjustments: AdjustmentsService,
    private readonly members: MemberSearch,
  ) {}

  /** Who belongs to a store sees what was asked there. */
  async list(
    { after, limit, state }: QueryOf<Endpoints['adjustments']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['adjustments']>> {
    const tx = this.database.reading;
    const wanted = { after: after ?? null, state: state ?? null, storeId: by.storeId, limit: limit + 1 };
    const { items, next } = pageOf(await this.adjustments.page(tx, wanted), limit, ({ id }) => id);
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    const staff = await staffNames(
      tx,
      items.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
    );
    const stores = await storeNames(
      tx,
      items.map(({ storeId }) => storeId),
    );
    return {
      items: items.map((each) => ({
        id: each.id,
        memberId: each.memberId,
        nameMasked: faces.get(each.memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(each.memberId)?.phoneMasked ?? null,
        points: each.points,
        reason: reasonInWords(each.reason),
        note: each.note,
        reference: each.reference,
        state: each.state,
        askedBy: staff.get(each.askedBy) ?? SOMEBODY,
        askedAt: each.askedAt.toISOString(),
        storeName: each.storeId && (stores.get(each.storeId) ?? null),
        decidedBy: each.decidedBy && (staff.get(each.decidedBy) ?? SOMEBODY),
        decidedAt: each.decidedAt?.toISOString() ?? null,
        refusal: each.refusal,
        mine: each.askedBy === by.staffId,
      })),
      next,
    };
  }
}
