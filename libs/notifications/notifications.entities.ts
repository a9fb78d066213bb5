// The tables of the members' inbox and of what goes out beside it, as migrated; private to this lib.
import type { MemberId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inbox_message')
export class InboxMessageRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('text') body: string;
  @Column('text') source: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
  @Column('text', { nullable: true }) link: string | null;
  @Column('uuid', { name: 'campaign_run_id', nullable: true }) campaignRunId: string | null;
  @Column('text', { name: 'wechat_words', nullable: true }) wechatWords: string | null;
  @Column('text', { name: 'sms_words', nullable: true }) smsWords: string | null;
  @Column('text', { name: 'email_subject', nullable: true }) emailSubject: string | null;
  @Column('text', { name: 'email_words', nullable: true }) emailWords: string | null;
}

@Entity('message_send')
export class MessageSendRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'message_id' }) messageId: string;
  @PrimaryColumn('text') channel: string;
  @Column('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') state: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) template: string | null;
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId: string | null;
  @Column('text', { name: 'outcome_code', nullable: true }) outcomeCode: string | null;
  @Column('integer') attempts: number;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'claimed_at', nullable: true }) claimedAt: Date | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
}

@Entity('message_grant')
export class MessageGrantRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'identity_id' }) identityId: string;
  @Column('text') template: string;
  @Column('uuid', { name: 'ask_id' }) askId: string;
  @Column('text') state: string;
  @Column('text') source: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('uuid', { name: 'message_id', nullable: true }) messageId: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}

@Entity('message_preference')
export class MessagePreferenceRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') topic: string;
  @PrimaryColumn('text') channel: string;
  @Column('boolean') wanted: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

export const notificationsEntities = [InboxMessageRow, MessageSendRow, MessageGrantRow, MessagePreferenceRow];
