// The tables an export is staged in, as migrated; private to this lib.
import type { Fen, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('import_batch')
export class ImportBatchRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('text') source: string;
  @Column('bytea', { name: 'file_sha256' }) fileSha256: Buffer;
  @Column('jsonb') format: unknown;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') state: 'staging' | 'staged' | 'applied';
  @Column('integer', { name: 'staged_through' }) stagedThrough: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy: StaffId | null;
  @Column('text', { name: 'consent_version', nullable: true }) consentVersion: string | null;
  @Column('timestamptz', { name: 'working_until', nullable: true }) workingUntil: Date | null;
  @Column('integer', { nullable: true }) lines: number | null;
  @Column('integer', { name: 'rejected_lines', nullable: true }) rejectedLines: number | null;
  @Column('integer', { name: 'skipped_lines', nullable: true }) skippedLines: number | null;
  @Column('integer', { nullable: true }) invoices: number | null;
}

@Entity('import_row')
export class ImportLineRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('text') invoice: string;
  @PrimaryColumn('integer', { name: 'line_number' }) lineNumber: number;
  @Column('text') raw: string;
  @Column('text') sku: string;
  @Column('text') name: string;
  @Column('integer') quantity: number;
  @Column('timestamp', { name: 'sold_at' }) soldAt: Date;
  @Column('bigint', { name: 'unit_price_fen' }) unitPriceFen: Fen;
  @Column('text', { nullable: true }) customer: string | null;
}

@Entity('import_rejection')
export class ImportRejectionRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('integer', { name: 'line_number' }) lineNumber: number;
  @Column('text') reason: string;
  @Column('text') raw: string;
}

@Entity('import_invoice')
export class ImportInvoiceRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('smallint') lane: number;
  @PrimaryColumn('integer') position: number;
  @Column('text') invoice: string;
  @Column('text') customer: string;
  @Column('timestamp', { name: 'sold_at' }) soldAt: Date;
}

@Entity('import_lane')
export class ImportLaneRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('smallint') lane: number;
  @Column('integer', { name: 'applied_through' }) appliedThrough: number;
}

@Entity('import_refusal')
export class ImportRefusalRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('text') invoice: string;
  @Column('text') code: string;
}

export const importsEntities = [
  ImportBatchRow,
  ImportLineRow,
  ImportRejectionRow,
  ImportInvoiceRow,
  ImportLaneRow,
  ImportRefusalRow,
];
