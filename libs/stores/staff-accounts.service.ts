// The accounts of the people who work here, as the office sees and changes them.
import { Injectable } from '@nestjs/common';
import type { StaffId, StaffRole, StoreId } from '@guike/kernel';
import { Keys, type Tx, rows } from '@guike/platform';
import { hashPassword } from './passwords';
import type { StaffAccount } from './stores.service';

export interface StaffEntry {
  readonly id: StaffId;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly storeId: StoreId | null;
  readonly storeCode: string | null;
  readonly storeName: string | null;
  readonly counterName: string | null;
  readonly active: boolean;
  /** By it the card of who works here is recognised; the number itself is not kept. */
  readonly phoneKnown: boolean;
  readonly createdAt: Date;
}

export interface StaffFilter {
  readonly storeId: StoreId | null;
  readonly role: StaffRole | null;
  /** The last login seen. */
  readonly after: string | null;
  readonly limit: number;
}

/** An account as it shall be. */
export interface StaffChange {
  readonly name: string;
  readonly role: StaffRole;
  readonly storeId: StoreId | null;
  readonly active: boolean;
  /** Left out: stays. */
  readonly password?: string | undefined;
  /** Tokens given out so far are no longer good. */
  readonly endsSessions: boolean;
}

const ENTRY = `SELECT s.id, s.login, s.name, s.role, s.store_id AS "storeId", t.code AS "storeCode", t.name AS "storeName",
    c.name AS "counterName", s.active, s.phone_index IS NOT NULL AS "phoneKnown", s.created_at AS "createdAt"
  FROM staff s LEFT JOIN store t ON t.id = s.store_id LEFT JOIN counter c ON c.id = s.counter_id`;

@Injectable()
export class StaffAccounts {
  constructor(private readonly keys: Keys) {}

  /** By login. */
  async page(tx: Tx, { storeId, role, after, limit }: StaffFilter): Promise<StaffEntry[]> {
    return rows<StaffEntry>(
      tx,
      `${ENTRY} WHERE ($1::uuid IS NULL OR s.store_id = $1) AND ($2::text IS NULL OR s.role = $2)
         AND ($3::text IS NULL OR s.login > $3) ORDER BY s.login LIMIT $4`,
      [storeId, role, after, limit],
    );
  }

  async entry(tx: Tx, id: StaffId): Promise<StaffEntry | null> {
    return (await rows<StaffEntry>(tx, `${ENTRY} WHERE s.id = $1`, [id]))[0] ?? null;
  }

  /** The names of people by id. */
  async names(tx: Tx, ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, string>> {
    const found = await rows<{ id: StaffId; name: string }>(tx, `SELECT id, name FROM staff WHERE id = ANY($1)`, [
      [...ids],
    ]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** Keeps accounts from being changed by others until the transaction ends; in order of id, as everybody does. */
  async lock(tx: Tx, ids: readonly StaffId[]): Promise<Pick<StaffAccount, 'id' | 'role' | 'active'>[]> {
    return rows(tx, `SELECT id, role, active FROM staff WHERE id = ANY($1) ORDER BY id FOR UPDATE`, [[...ids]]);
  }

  /** The phone of their own member's card, eleven digits, or null for none; the same hash finds a member by it. */
  async setPhone(tx: Tx, id: StaffId, phone: string | null): Promise<void> {
    const index = phone === null ? null : this.keys.blindIndex(phone);
    await rows(tx, `UPDATE staff SET phone_index = $2 WHERE id = $1`, [id, index]);
  }

  /** Keeps a login from being given to two people at once until the transaction ends. */
  async reserveLogin(tx: Tx, login: string): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('staff-login/' || $1, 0))`, [login]);
  }

  /** Writes an account that the caller has locked. Whoever changes stores leaves their counter. */
  async change(tx: Tx, id: StaffId, wanted: StaffChange): Promise<void> {
    const { name, role, storeId, active, password, endsSessions } = wanted;
    await rows(
      tx,
      `UPDATE staff SET name = $2, role = $3, store_id = $4, active = $5,
         counter_id = CASE WHEN store_id IS NOT DISTINCT FROM $4 THEN counter_id END,
         password_hash = coalesce($6, password_hash), token_version = token_version + $7
       WHERE id = $1`,
      [
        id,
        name,
        role,
        storeId,
        active,
        password === undefined ? null : await hashPassword(password),
        endsSessions ? 1 : 0,
      ],
    );
  }
}
