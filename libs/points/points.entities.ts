// The tables of the ledger, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, Points, PurchaseId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

type EntryKind =
  | 'earn'
  | 'settle'
  | 'spend'
  | 'cancel'
  | 'hold'
  | 'release'
  | 'capture'
  | 'adjust'
  | 'expire'
  | 'forfeit'
  | 'transfer';

@Entity('point_account')
export class PointAccountRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('text') status: 'known' | 'active' | 'frozen' | 'closed';
  @Column('integer') seq: number;
  @Column('bigint') balance: Points;
  @Column('bigint') held: Points;
  @Column('bigint') owed: Points;
  @Column('bigint') earned: Points;
  @Column('bigint') spent: Points;
  @Column('bigint') expired: Points;
  @Column('bigint') reversed: Points;
  @Column('bigint') forfeited: Points;
  @Column('bigint') adjusted: Points;
  @Column('bigint') transferred: Points;
  @Column('integer', { name: 'lot_seq', array: true }) lotSeq: number[];
  @Column('date', { name: 'lot_available', array: true }) lotAvailable: BusinessDay[];
  @Column('date', { name: 'lot_expires', array: true }) lotExpires: BusinessDay[];
  @Column('integer', { name: 'lot_left', array: true }) lotLeft: Points[];
  @Column('integer', { name: 'tail_count' }) tailCount: number;
  @Column('date', { name: 'next_expiry', nullable: true }) nextExpiry: BusinessDay | null;
}

@Entity('point_lot')
export class PointLotRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('date', { name: 'expires_on' }) expiresOn: BusinessDay;
  @PrimaryColumn('integer', { name: 'lot_seq' }) lotSeq: number;
  @Column('date', { name: 'available_on' }) availableOn: BusinessDay;
  @Column('integer', { name: 'points_left' }) pointsLeft: Points;
}

@Entity('point_entry')
export class PointEntryRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('integer') seq: number;
  @Column('text') kind: EntryKind;
  @Column('bigint') points: Points;
  @Column('text') operation: string;
  @Column('uuid', { name: 'purchase_id', nullable: true }) purchaseId: PurchaseId | null;
  @Column('integer', { nullable: true }) entitled: Points | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('integer', { array: true }) allocation: number[];
  @Column('date', { name: 'available_on', nullable: true }) availableOn: BusinessDay | null;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn: BusinessDay | null;
  @Column('bigint', { name: 'balance_after' }) balanceAfter: Points;
  @Column('bigint', { name: 'owed_after' }) owedAfter: Points;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  /** The operation of which a cancel gives points back. */
  @Column('text', { nullable: true }) cancels: string | null;
}

@Entity('point_operation')
export class PointOperationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') operation: string;
  @Column('bytea', { name: 'request_hash' }) requestHash: Buffer;
  @Column('integer') seq: number;
}

@Entity('point_hold')
export class PointHoldRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('integer') points: Points;
  @Column('integer', { array: true }) allocation: number[];
  @Column('text') state: 'open' | 'captured' | 'released';
  @Column('timestamptz', { name: 'held_at' }) heldAt: Date;
  @Column('timestamptz', { name: 'overdue_at' }) overdueAt: Date;
  /** The operation that spent it. */
  @Column('text', { name: 'captured_by', nullable: true }) capturedBy: string | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('bigint', { name: 'amount_fen', nullable: true }) amountFen: Fen | null;
}

@Entity('point_adjustment')
export class PointAdjustmentRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('integer') points: Points;
  @Column('text') reason: string;
  @Column('text') note: string;
  @Column('text', { nullable: true }) reference: string | null;
  @Column('text') state: 'waiting' | 'booked' | 'refused';
  @Column('uuid', { name: 'asked_by' }) askedBy: StaffId;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('date', { name: 'asked_on' }) askedOn: BusinessDay;
  /** The store of who asked; null for the brand. */
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) refusal: string | null;
}

@Entity('expiry_notice')
export class ExpiryNoticeRow {
  @PrimaryColumn('date', { name: 'expires_on' }) expiresOn: BusinessDay;
  @PrimaryColumn('integer', { name: 'days_ahead' }) daysAhead: number;
  @Column('timestamptz', { name: 'done_at' }) doneAt: Date;
}

export const pointsEntities = [
  ExpiryNoticeRow,
  PointAccountRow,
  PointLotRow,
  PointEntryRow,
  PointOperationRow,
  PointHoldRow,
  PointAdjustmentRow,
];
