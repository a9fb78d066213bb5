// The tables of the audit log, the outbox and the idempotency keys, as migrated; private to this lib.
import type { MemberId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('audit_log')
export class AuditLogRow {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'actor_kind' }) actorKind: string;
  @Column('text', { name: 'actor_id' }) actorId: string;
  @Column('text') action: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: MemberId | null;
  @Column('jsonb') detail: unknown;
  @Column('text', { name: 'request_id', nullable: true }) requestId: string | null;
}

@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') job: string;
  @Column('jsonb') payload: unknown;
  @Column('text', { name: 'request_id', nullable: true }) requestId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('integer') attempts: number;
}

@Entity('request_key')
export class RequestKeyRow {
  @PrimaryColumn('text') owner: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea', { name: 'body_hash' }) bodyHash: Buffer;
  @Column('integer') status: number;
  @Column('jsonb') answer: unknown;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

export const platformEntities = [AuditLogRow, OutboxRow, RequestKeyRow];
