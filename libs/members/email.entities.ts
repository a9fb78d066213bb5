// The tables of proved e-mail addresses and of the codes that prove them, as migrated; private to this lib.
import type { MemberId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('member_email')
export class MemberEmailRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid') id: string;
  @Column('bytea', { name: 'email_enc' }) emailEnc: Buffer;
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt: Date;
  @Column('timestamptz', { name: 'unreachable_at', nullable: true }) unreachableAt: Date | null;
}

@Entity('email_code')
export class EmailCodeRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'email_index' }) emailIndex: Buffer;
  @Column('bytea', { name: 'caller_index' }) callerIndex: Buffer;
  @Column('bytea', { name: 'code_hash' }) codeHash: Buffer;
  @Column('integer') tries: number;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}

export const emailEntities = [MemberEmailRow, EmailCodeRow];
