// The people who work here: who they are, hiring, changing and dismissing them. Every change is written down.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, QueryOf, adminDeskEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId, type StaffRole, type StoreId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { StaffAccounts, type StaffEntry, StoresService, verifyPassword } from '@guike/stores';
import { pageOf } from '../page';

type Endpoints = typeof adminDeskEndpoints;
type Hiring = BodyOf<Endpoints['hire']>;
type Change = BodyOf<Endpoints['changeStaff']>;

@Injectable()
export class ShopStaff {
  constructor(
    private readonly database: Database,
    private readonly stores: StoresService,
    private readonly accounts: StaffAccounts,
    private readonly audit: Audit,
  ) {}

  /** By login. Who belongs to a store sees its people. Error: STORE_UNKNOWN, also for a store that is not the caller's. */
  async list(query: QueryOf<Endpoints['staff']>, own: StoreId | null): Promise<AnswerOf<Endpoints['staff']>> {
    const tx = this.database.reading;
    const asked = query.store === undefined ? own : await this.storeId(tx, query.store);
    if (own !== null && asked !== own) throw new DomainError('STORE_UNKNOWN');
    const found = await this.accounts.page(tx, {
      storeId: asked,
      role: query.role ?? null,
      after: query.after ?? null,
      limit: query.limit + 1,
    });
    const { items, next } = pageOf(found, query.limit, ({ login }) => login);
    return { staff: items.map(shown), next };
  }

  /**
   * Gives somebody a login. The very same again, password and all, answers who is there: an answer may have been lost.
   * Errors: LOGIN_TAKEN, STORE_UNKNOWN, INPUT_INVALID (a role without the store it needs, or with one), UNAUTHENTICATED.
   */
  async hire(wanted: Hiring, by: StaffId): Promise<{ id: StaffId }> {
    return this.database.inTransaction(async (tx) => {
      await this.requireActing(tx, by, []);
      const { login, name, role, phone, password } = wanted;
      const storeId = await this.storeOf(tx, role, wanted.store);
      await this.accounts.reserveLogin(tx, login);
      const there = await this.stores.staffByLogin(tx, login);
      if (there) {
        const same = there.active && there.name === name && there.role === role && there.storeId === storeId;
        if (!same || !(await verifyPassword(there.passwordHash, password))) throw new DomainError('LOGIN_TAKEN');
        return { id: there.id };
      }
      const id = await this.stores.createStaff(tx, { login, name, role, storeId, password });
      if (phone !== undefined) await this.accounts.setPhone(tx, id, phone);
      await this.record(tx, by, 'staff.hired', { staffId: id, login, role, store: wanted.store });
      return { id };
    });
  }

  /**
   * Makes an account what it shall be. A new role, store or password and a dismissal end all its sessions, within the ten
   * seconds for which a process remembers an account.
   * Errors: STAFF_UNKNOWN, STORE_UNKNOWN, OWN_ACCOUNT (dismissing oneself, or one's own role), INPUT_INVALID, UNAUTHENTICATED.
   */
  async change(id: StaffId, wanted: Change, by: StaffId): Promise<AnswerOf<Endpoints['changeStaff']>> {
    return this.database.inTransaction(async (tx) => {
      await this.requireActing(tx, by, [id]);
      const was = await this.accounts.entry(tx, id);
      if (!was) throw new DomainError('STAFF_UNKNOWN');
      const { name, role, active, phone, password } = wanted;
      if (id === by && (!active || role !== was.role)) throw new DomainError('OWN_ACCOUNT');
      const storeId = await this.storeOf(tx, role, wanted.store);
      const changed = {
        ...(name !== was.name && { name: true }),
        ...(role !== was.role && { role: [was.role, role] }),
        ...(storeId !== was.storeId && { store: [was.storeCode, wanted.store] }),
        ...(active !== was.active && { active }),
        ...(phone !== undefined && { phone: true }),
        ...(password !== undefined && { password: true }),
      };
      if (Object.keys(changed).length === 0) return shown(was);
      const endsSessions = 'role' in changed || 'store' in changed || 'password' in changed || !active;
      await this.accounts.change(tx, id, { name, role, storeId, active, password, endsSessions });
      if (phone !== undefined) await this.accounts.setPhone(tx, id, phone);
      await this.record(tx, by, 'staff.changed', { staffId: id, login: was.login, changed });
      return shown((await this.accounts.entry(tx, id)) ?? was);
    });
  }

  /**
   * Locks the accounts that matter and sees that the caller may still act: who was dismissed a moment ago could otherwise
   * dismiss the one who did it, and nobody would be left.
   */
  private async requireActing(tx: Tx, by: StaffId, others: readonly StaffId[]): Promise<void> {
    const locked = await this.accounts.lock(tx, [by, ...others]);
    const caller = locked.find(({ id }) => id === by);
    if (!caller?.active || caller.role !== 'head_office') throw new DomainError('UNAUTHENTICATED');
  }

  private async storeOf(tx: Tx, role: StaffRole, code: string | null): Promise<StoreId | null> {
    const needsStore = role === 'guide' || role === 'manager';
    if (needsStore === (code === null)) {
      const message = needsStore ? '导购和店长要选择门店' : '财务、总务和审计不属于门店，请不要选择门店';
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'store', message }] });
    }
    return code === null ? null : this.storeId(tx, code);
  }

  private async storeId(tx: Tx, code: string): Promise<StoreId> {
    const store = await this.stores.storeByCode(tx, code);
    if (!store) throw new DomainError('STORE_UNKNOWN');
    return store.id;
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}

function shown({ storeId: _storeId, createdAt, ...entry }: StaffEntry): AnswerOf<Endpoints['changeStaff']> {
  return { ...entry, createdAt: createdAt.toISOString() };
}
