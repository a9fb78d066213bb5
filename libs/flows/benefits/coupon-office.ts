// Coupons in the office: what became of each, what they came to by name, and one that is taken back.
import { Injectable } from '@nestjs/common';
import { CouponLists, CouponsService, type OfficeCoupon } from '@guike/benefits';
import type { AnswerOf, QueryOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, addMonths, instantOfLocal } from '@guike/kernel';
import { type MaskedFace, MemberSearch } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { z } from 'zod';
import { type OfficeReader, membersOfStore } from '../office/office-reader';
import { pageOf } from '../page';
import { type CouponDay, couponFaceOf } from './coupon-views';

type Endpoints = typeof adminBenefitEndpoints;
type CouponRow = AnswerOf<Endpoints['voidCoupon']>;

const TALLY_MONTHS = 12;
const cursorParts = z.tuple([z.iso.datetime(), z.uuid()]);
const ofStore = ({ storeId }: OfficeReader) => (storeId === null ? null : { members: membersOfStore, storeId });

@Injectable()
export class CouponOffice {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly lists: CouponLists,
    private readonly coupons: CouponsService,
    private readonly members: MemberSearch,
    private readonly audit: Audit,
  ) {}

  /** Error: INPUT_INVALID (a cursor that no page answered). */
  async list(
    { after, shelf, limit }: QueryOf<Endpoints['coupons']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['coupons']>> {
    const tx = this.database.reading;
    const { body, day: today } = await this.programmes.present(tx);
    const found = await this.lists.page(tx, today, {
      after: after === undefined ? null : readCursor(after),
      shelf: shelf ?? null,
      limit: limit + 1,
      of: ofStore(reader),
    });
    const { items, next } = pageOf(found, limit, ({ issuedAt, id }) => `${issuedAt.toISOString()}_${id}`);
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    const at = { today, timeZone: body.timeZone };
    return { items: items.map((coupon) => rowOf(coupon, faces.get(coupon.memberId), at)), next };
  }

  async tally(reader: OfficeReader): Promise<AnswerOf<Endpoints['couponTally']>> {
    const tx = this.database.reading;
    const { body, day: today } = await this.programmes.present(tx);
    const since = instantOfLocal(`${addMonths(today, -TALLY_MONTHS)} 00:00:00`, body.timeZone);
    return { items: await this.lists.tally(tx, since, today, ofStore(reader)) };
  }

  /** One that is taken back stays so. Errors: COUPON_UNKNOWN, COUPON_USED. */
  async void(
    { memberId, id }: { readonly memberId: MemberId; readonly id: string },
    reason: string,
    by: OfficeReader,
  ): Promise<CouponRow> {
    return this.database.inTransaction(async (tx) => {
      const coupon = await this.coupons.claim(tx, memberId, id);
      if (!coupon) throw new DomainError('COUPON_UNKNOWN');
      if (coupon.state === 'used') throw new DomainError('COUPON_USED');
      if (coupon.state === 'open') {
        await this.coupons.void(tx, coupon, by.staffId, reason);
        const detail = { couponId: id, reason };
        await this.audit.record(tx, {
          actorKind: 'staff',
          actorId: by.staffId,
          action: 'coupon.voided',
          memberId,
          detail,
        });
      }
      return this.row(tx, memberId, id);
    });
  }

  private async row(tx: Tx, memberId: MemberId, id: string): Promise<CouponRow> {
    const { body, day: today } = await this.programmes.present(tx);
    const coupon = await this.lists.ofOffice(tx, memberId, id);
    if (!coupon) throw new Error('a coupon that was claimed is not there');
    const faces = await this.members.maskedFaces(tx, [memberId]);
    return rowOf(coupon, faces.get(memberId), { today, timeZone: body.timeZone });
  }
}

function rowOf(coupon: OfficeCoupon, face: MaskedFace | undefined, { today }: CouponDay): CouponRow {
  const { id, memberId, source, issuedAt, usedAt, usedIn, usedBy, receiptNumber, worthFen, voidReason } = coupon;
  return {
    ...{ id, memberId, source, receiptNumber, worthFen, voidReason },
    nameMasked: face?.nameMasked ?? null,
    phoneMasked: face?.phoneMasked ?? null,
    ...couponFaceOf(coupon, today),
    issuedAt: issuedAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
    usedIn: [usedIn, usedBy].filter(Boolean).join(' · ') || null,
  };
}

function readCursor(text: string): { readonly issuedAt: Date; readonly id: string } {
  const parsed = cursorParts.safeParse(text.split('_'));
  if (!parsed.success) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { issuedAt: new Date(parsed.data[0]), id: parsed.data[1] };
}
