// Lets the people who work here in by their token, as long as their account still says so.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type StaffRole } from '@guike/kernel';
import { CLOCK, Database, Tokens } from '@guike/platform';
import { type StaffAccount, StoresService } from '@guike/stores';
import { BriefCache } from './brief-cache';
import type { StaffCaller } from './callers';

/** Who was dismissed or signed out everywhere is refused after this at the latest. */
const ACCOUNT_LIFE_MS = 10_000;
const ACCOUNTS_REMEMBERED = 2_000;

@Injectable()
export class StaffDoor {
  private readonly known: BriefCache<StaffAccount | null>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    private readonly tokens: Tokens,
    stores: StoresService,
    database: Database,
  ) {
    this.known = new BriefCache(clock, ACCOUNT_LIFE_MS, ACCOUNTS_REMEMBERED, (id) =>
      stores.staffById(database.reading, id),
    );
  }

  /** Role and store are the account's present ones. Errors: UNAUTHENTICATED, FORBIDDEN (role). */
  async admit(token: string, roles: readonly StaffRole[]): Promise<StaffCaller> {
    const { staffId, tokenVersion } = this.tokens.readStaff(token);
    const account = await this.known.get(staffId);
    // A newer token than the remembered account is one signed a moment ago.
    if (!account?.active || tokenVersion < account.tokenVersion) throw new DomainError('UNAUTHENTICATED');
    const { login, name, role, storeId, storeCode, storeName } = account;
    if (!roles.includes(role)) throw new DomainError('FORBIDDEN');
    return { kind: 'staff', staffId, login, name, role, storeId, storeCode, storeName };
  }
}
