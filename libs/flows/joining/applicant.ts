// The customer whom the office lets in: found by phone or known from now on, and whether anything stands in the way.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { lotDays } from '@guike/points';
import type { VersionOfDay } from '@guike/programme';
import { Customers } from '../customers';
import type { OfficeReader } from '../office/office-reader';
import type { Standing } from '../standing';

@Injectable()
export class Applicants {
  constructor(
    private readonly customers: Customers,
    private readonly members: MembersService,
  ) {}

  /** Whom a phone of eleven digits belongs to; nobody yet becomes a known customer. */
  identify(tx: Tx, phone: string, name: string | null, { body, day }: VersionOfDay): Promise<MemberId> {
    const ref = { kind: 'phone' as const, phone, ...(name !== null && { name }) };
    return this.customers.identify(tx, ref, lotDays(body.points, day, null).expiresOn);
  }

  /** Keeps the name that the customer has signed with. The caller holds the member's lock. */
  async name(tx: Tx, memberId: MemberId, name: string): Promise<void> {
    const face = await this.members.face(tx, memberId);
    if (face.name !== name) await this.members.rename(tx, memberId, name);
  }
}

/** Errors: ALREADY_A_MEMBER, HAS_LEFT, APPLICATION_OPEN. */
export function requireNoMember({ state }: Standing): void {
  if (state === 'active' || state === 'frozen') throw new DomainError('ALREADY_A_MEMBER');
  if (state === 'exited') throw new DomainError('HAS_LEFT');
  if (state === 'applied') throw new DomainError('APPLICATION_OPEN');
}

/** The store that somebody acts for: their own, or, of the brand, the one they name by its code. Error: STORE_UNKNOWN. */
export async function storeActedFor(tx: Tx, { storeId }: OfficeReader, code: string | null): Promise<StoreId> {
  if (storeId !== null) return storeId;
  const [store] = await rows<{ id: StoreId }>(tx, `SELECT id FROM store WHERE code = $1`, [code]);
  if (!store) throw new DomainError('STORE_UNKNOWN', { store: code });
  return store.id;
}
