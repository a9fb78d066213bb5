// A coupon goes back to its member when the sale it was used on comes to nothing: the till says so, or all of the goods
// are back. A part of the goods leaves it used. Source: docs/adr/0021.
import { Injectable } from '@nestjs/common';
import { type CouponReceipt, CouponsService } from '@guike/benefits';
import { type BusinessDay, DomainError, type MemberId, type RefundId, type StoreId } from '@guike/kernel';
import { NotificationsService, couponBackMessage } from '@guike/notifications';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { LookedAtCoupon } from './coupon-views';
import { type CouponHand, UseCoupon } from './use-coupon';

@Injectable()
export class ReleaseCoupon {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly coupons: CouponsService,
    private readonly using: UseCoupon,
    private readonly notifications: NotificationsService,
  ) {}

  /** One that is given back already is told as it is. Errors: COUPON_UNKNOWN, COUPON_NOT_USED (on this receipt). */
  async release(code: string, receipt: CouponReceipt, by: CouponHand): Promise<LookedAtCoupon> {
    return this.database.inTransaction(async (tx) => {
      const coupon = await this.using.claimed(tx, code);
      if (coupon.state === 'used') {
        const { day } = await this.programmes.present(tx);
        const use = await this.coupons.useOf(tx, coupon);
        const { storeId, businessDay, number } = receipt;
        if (use?.storeId !== storeId || use.receiptDay !== businessDay || use.receiptNumber !== number)
          throw new DomainError('COUPON_NOT_USED');
        await this.coupons.release(tx, coupon, day, 'till');
        await this.using.record(tx, by, 'coupon.released', coupon);
      }
      return this.using.view(tx, await this.using.claimed(tx, code), null);
    });
  }

  /** Gives back what was used on sales of which a refund left nothing; each member is told. Safe to repeat. */
  async afterRefund(tx: Tx, memberId: MemberId, refundId: RefundId): Promise<void> {
    for (const receipt of await emptied(tx, memberId, refundId)) {
      for (const found of await this.coupons.onReceipt(tx, receipt)) {
        const coupon = await this.coupons.claim(tx, found.memberId, found.id);
        if (coupon?.state !== 'used') continue;
        const { day } = await this.programmes.present(tx);
        await this.coupons.release(tx, coupon, day, `refund/${refundId}`);
        const after = await this.coupons.claim(tx, found.memberId, found.id);
        await this.notifications.deliver(tx, {
          ...couponBackMessage({
            name: coupon.name,
            validThrough: after?.validThrough ?? coupon.validThrough,
            today: day,
          }),
          memberId: coupon.memberId,
          source: `coupon/${coupon.id}/refund/${refundId}`,
        });
      }
    }
  }
}

/** The receipts of sales that a refund took from and of which no goods are left. */
async function emptied(tx: Tx, memberId: MemberId, refundId: RefundId): Promise<CouponReceipt[]> {
  return rows<{ storeId: StoreId; businessDay: BusinessDay; number: string }>(
    tx,
    `SELECT p.store_id AS "storeId", p.business_day AS "businessDay", p.receipt_number AS number FROM purchase p
     WHERE p.member_id = $1 AND p.id IN (
         SELECT purchase_id FROM refund WHERE member_id = $1 AND id = $2
         UNION SELECT purchase_id FROM refund_line WHERE member_id = $1 AND refund_id = $2)
       AND (p.status = 'void' OR NOT EXISTS (SELECT FROM purchase_line l WHERE l.member_id = p.member_id
         AND l.purchase_id = p.id AND l.goods AND l.returned_quantity < l.quantity))`,
    [memberId, refundId],
  );
}
