// Stores with their counters and tills, the people who work in them, and the keys their tills sign with.
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, StaffId, StaffRole, StoreId, TillScope } from '@guike/kernel';
import { CLOCK, Keys, type Tx, newId, rows } from '@guike/platform';
import { hashPassword } from './passwords';
import { Counter, Staff, Store, Till, TillKeyRow } from './stores.entities';

export interface StoreFace {
  readonly id: StoreId;
  readonly code: string;
  readonly name: string;
}

export interface StaffAccount {
  readonly id: StaffId;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly storeId: StoreId | null;
  readonly storeCode: string | null;
  readonly storeName: string | null;
  readonly passwordHash: string;
  readonly active: boolean;
  /** Tokens with a lower version are no longer good. */
  readonly tokenVersion: number;
}

/** A key that is in force; `secret` is the text a till signs with. */
export interface TillKey {
  readonly keyId: string;
  readonly secret: string;
  readonly scopes: readonly TillScope[];
  readonly tillId: string;
  readonly storeId: StoreId;
  readonly storeCode: string;
}

/** What a till is configured with. */
export interface KeyPair {
  readonly keyId: string;
  readonly secret: string;
}

export interface NewStaff {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Null for roles that belong to the whole brand. */
  readonly storeId: StoreId | null;
  readonly counterId?: string;
  readonly password: string;
}

const ACCOUNT = `
  SELECT s.id, s.login, s.name, s.role, s.store_id AS "storeId", t.code AS "storeCode",
    t.name AS "storeName", s.password_hash AS "passwordHash", s.active, s.token_version AS "tokenVersion"
  FROM staff s LEFT JOIN store t ON t.id = s.store_id`;

@Injectable()
export class StoresService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  async storeById(tx: Tx, id: StoreId): Promise<StoreFace | null> {
    return tx.findOneBy(Store, { id });
  }

  async storeByCode(tx: Tx, code: string): Promise<StoreFace | null> {
    return tx.findOneBy(Store, { code });
  }

  async createStore(tx: Tx, { code, name }: { code: string; name: string }): Promise<StoreId> {
    const id = newId();
    await tx.insert(Store, { id, code, name, createdAt: this.clock.now() });
    return id;
  }

  async createCounter(
    tx: Tx,
    { storeId, code, name }: { storeId: StoreId; code: string; name: string },
  ): Promise<string> {
    const id = newId();
    await tx.insert(Counter, { id, storeId, code, name });
    return id;
  }

  async createStaff(tx: Tx, { login, name, role, storeId, counterId, password }: NewStaff): Promise<StaffId> {
    const id = newId();
    const passwordHash = await hashPassword(password);
    await tx.insert(Staff, {
      id,
      login,
      name,
      role,
      storeId,
      counterId: counterId ?? null,
      passwordHash,
      active: true,
      tokenVersion: 1,
      createdAt: this.clock.now(),
      phoneIndex: null,
    });
    return id;
  }

  async createTill(tx: Tx, { storeId, name }: { storeId: StoreId; name: string }): Promise<string> {
    const id = newId();
    await tx.insert(Till, { id, storeId, name, createdAt: this.clock.now() });
    return id;
  }

  /** A new key for a till. The secret is answered this once and never again. Demo tills bring a key that can be worked out again. */
  async issueTillKey(
    tx: Tx,
    { tillId, scopes, key = randomKey() }: { tillId: string; scopes: readonly TillScope[]; key?: KeyPair },
  ): Promise<KeyPair> {
    const { keyId, secret } = key;
    await tx.insert(TillKeyRow, {
      id: keyId,
      tillId,
      secretEnc: this.keys.seal(secret, keyId),
      scopes: [...scopes],
      createdAt: this.clock.now(),
      revokedAt: null,
    });
    return key;
  }

  /** Ends a key. Running processes refuse it within ten seconds. */
  async revokeTillKey(tx: Tx, keyId: string): Promise<void> {
    await tx.update(TillKeyRow, { id: keyId }, { revokedAt: this.clock.now() });
  }

  /** The key in force under this id; null when it is unknown or revoked. */
  async tillKey(tx: Tx, keyId: string): Promise<TillKey | null> {
    const [row] = await rows<Omit<TillKey, 'keyId' | 'secret'> & { sealed: Buffer }>(
      tx,
      `SELECT k.secret_enc AS sealed, k.scopes, t.id AS "tillId", s.id AS "storeId", s.code AS "storeCode"
       FROM till_key k JOIN till t ON t.id = k.till_id JOIN store s ON s.id = t.store_id
       WHERE k.id = $1 AND k.revoked_at IS NULL`,
      [keyId],
    );
    if (!row) return null;
    const { sealed, ...key } = row;
    return { ...key, keyId, secret: this.keys.open(sealed, keyId) };
  }

  async staffByLogin(tx: Tx, login: string): Promise<StaffAccount | null> {
    return (await rows<StaffAccount>(tx, `${ACCOUNT} WHERE s.login = $1`, [login]))[0] ?? null;
  }

  async staffById(tx: Tx, id: StaffId): Promise<StaffAccount | null> {
    return (await rows<StaffAccount>(tx, `${ACCOUNT} WHERE s.id = $1`, [id]))[0] ?? null;
  }

  /** The ids of active staff by login, in whichever store of the brand; logins that nobody has are missing in the map. */
  async guideIds(tx: Tx, logins: readonly string[]): Promise<ReadonlyMap<string, StaffId>> {
    if (logins.length === 0) return new Map();
    const found = await rows<{ login: string; id: StaffId }>(
      tx,
      `SELECT login, id FROM staff WHERE login = ANY($1) AND active`,
      [[...logins]],
    );
    return new Map(found.map(({ login, id }) => [login, id]));
  }
}

function randomKey(): KeyPair {
  return { keyId: `tk_${randomBytes(12).toString('base64url')}`, secret: randomBytes(32).toString('base64url') };
}
