// The tables of care tasks and of what was done about them, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('care_task')
export class CareTaskRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('text') script: string;
  @Column('text') owner: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'guide_id', nullable: true }) guideId: StaffId | null;
  @Column('date', { name: 'due_on' }) dueOn: BusinessDay;
  @Column('text') status: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: StaffId | null;
  @Column('date', { name: 'shown_on', nullable: true }) shownOn: BusinessDay | null;
  @Column('integer') contacts: number;
}

@Entity('care_task_step')
export class CareTaskStepRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'task_id' }) taskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') what: string;
  @Column('text') note: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: StaffId | null;
}

export const careEntities = [CareTaskRow, CareTaskStepRow];
