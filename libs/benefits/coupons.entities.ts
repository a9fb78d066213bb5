// The tables of coupons, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CouponKind } from './coupon-rules';

@Entity('coupon')
export class CouponRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text', { name: 'benefit_code', nullable: true }) benefitCode: string | null;
  @Column('text') name: string;
  @Column('text') kind: CouponKind;
  @Column('integer', { name: 'percent_off', nullable: true }) percentOff: number | null;
  @Column('bigint', { name: 'amount_fen', nullable: true }) amountFen: Fen | null;
  @Column('date', { name: 'valid_from' }) validFrom: BusinessDay;
  @Column('date', { name: 'valid_through' }) validThrough: BusinessDay;
  @Column('boolean', { name: 'once_per_sale' }) oncePerSale: boolean;
  @Column('uuid', { name: 'only_at', nullable: true }) onlyAt: StoreId | null;
  @Column('text') state: 'open' | 'used' | 'void';
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('timestamptz', { name: 'void_at', nullable: true }) voidAt: Date | null;
  @Column('uuid', { name: 'void_by', nullable: true }) voidBy: StaffId | null;
  @Column('text', { name: 'void_reason', nullable: true }) voidReason: string | null;
}

@Entity('coupon_code')
export class CouponCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'coupon_id' }) couponId: string;
}

@Entity('coupon_use')
export class CouponUseRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'coupon_id' }) couponId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'by_kind' }) byKind: 'till' | 'staff';
  /** The till, or the person. */
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('date', { name: 'receipt_day', nullable: true }) receiptDay: BusinessDay | null;
  @Column('text', { name: 'receipt_number', nullable: true }) receiptNumber: string | null;
  /** What the sale came to before the coupon, and what came off. */
  @Column('bigint', { name: 'amount_fen', nullable: true }) amountFen: Fen | null;
  @Column('bigint', { name: 'worth_fen', nullable: true }) worthFen: Fen | null;
  @Column('timestamptz', { name: 'used_at' }) usedAt: Date;
  @Column('timestamptz', { name: 'released_at', nullable: true }) releasedAt: Date | null;
  @Column('text', { name: 'release_reason', nullable: true }) releaseReason: string | null;
}

export const couponEntities = [CouponRow, CouponCodeRow, CouponUseRow];
