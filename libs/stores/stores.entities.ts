// The tables of stores, their counters, staff and tills, as this lib reads and writes them.
import type { StaffRole, TillScope } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('store')
export class Store {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('counter')
export class Counter {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: string;
  @Column('text') code: string;
  @Column('text') name: string;
}

@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid') id: string;
  @Column('text') login: string;
  @Column('text') name: string;
  @Column('text') role: StaffRole;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: string | null;
  @Column('uuid', { name: 'counter_id', nullable: true }) counterId: string | null;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('boolean') active: boolean;
  @Column('integer', { name: 'token_version' }) tokenVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('bytea', { name: 'phone_index', nullable: true }) phoneIndex: Buffer | null;
}

@Entity('store_network')
export class StoreNetworkRow {
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: string;
  @PrimaryColumn('cidr') network: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
}

@Entity('till')
export class Till {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: string;
  @Column('text') name: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('till_key')
export class TillKeyRow {
  @PrimaryColumn('text') id: string;
  @Column('uuid', { name: 'till_id' }) tillId: string;
  @Column('bytea', { name: 'secret_enc' }) secretEnc: Buffer;
  @Column('text', { array: true }) scopes: TillScope[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
