// The table of programme versions, as migrated; private to this lib.
import type { BusinessDay, StaffId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('programme_version')
export class ProgrammeVersionRow {
  @PrimaryColumn('integer') version: number;
  @Column('text') status: 'draft' | 'published';
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: BusinessDay | null;
  @Column('jsonb') body: unknown;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: StaffId | null;
}

export const programmeEntities = [ProgrammeVersionRow];
