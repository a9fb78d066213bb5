// The tables of programme versions and trials, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredState } from './versions.service';

@Entity('programme_version')
export class ProgrammeVersionRow {
  @PrimaryColumn('integer') version: number;
  @Column('text') status: StoredState;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: BusinessDay | null;
  @Column('jsonb') body: unknown;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: StaffId | null;
  @Column('uuid', { name: 'request_id', nullable: true, unique: true }) requestId: string | null;
  @Column('integer') revision: number;
  @Column('integer', { name: 'based_on', nullable: true }) basedOn: number | null;
  @Column('text', { nullable: true }) preset: string | null;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt: Date | null;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: StaffId | null;
  @Column('date', { name: 'until_day', nullable: true }) untilDay: BusinessDay | null;
  @Column('jsonb', { nullable: true }) segment: unknown;
  @Column('integer', { name: 'trial_members', nullable: true }) trialMembers: number | null;
}

@Entity('programme_trial_member')
export class ProgrammeTrialMemberRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('integer') version: number;
}

export const programmeEntities = [ProgrammeVersionRow, ProgrammeTrialMemberRow];
