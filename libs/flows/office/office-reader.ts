// Who reads in the office, and which members exist for them. Whoever belongs to a store sees those who joined there or
// bought there; anybody else is nobody to them.
import { DomainError, type MemberId, type StaffId, type StaffRole, type StoreId } from '@guike/kernel';
import { type Audit, type Database, type Tx, rows } from '@guike/platform';

export interface OfficeReader {
  readonly staffId: StaffId;
  readonly role: StaffRole;
  /** Null for those who belong to the whole brand. */
  readonly storeId: StoreId | null;
}

/** What of a member was read, as the audit log names it. */
export type ProfileReading =
  | 'member.viewed'
  | 'member.points_viewed'
  | 'member.purchases_viewed'
  | 'member.statement_exported'
  | 'member.profile_viewed'
  | 'member.revealed';

/** The members of a store as ids, `store` being the place of its id; an anonymous sale's own id is no member's. */
export const membersOfStore = (store: string): string => `
  SELECT id FROM member WHERE joined_store_id = ${store}
  UNION SELECT member_id FROM purchase WHERE store_id = ${store}`;

/** Error: MEMBER_UNKNOWN, of nobody and of another store's member alike, so that asking tells nothing. */
export async function requireVisible(tx: Tx, reader: OfficeReader, memberId: MemberId): Promise<void> {
  const [found] = await rows(
    tx,
    `SELECT 1 FROM member m WHERE m.id = $1 AND ($2::uuid IS NULL OR m.joined_store_id = $2
       OR EXISTS (SELECT FROM purchase p WHERE p.member_id = m.id AND p.store_id = $2))`,
    [memberId, reader.storeId],
  );
  if (!found) throw new DomainError('MEMBER_UNKNOWN');
}

/** Writes down that somebody reads a profile; what is read comes after. Error: MEMBER_UNKNOWN. */
export async function logReading(
  database: Database,
  audit: Audit,
  reader: OfficeReader,
  memberId: MemberId,
  action: ProfileReading,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await database.inTransaction(async (tx) => {
    await requireVisible(tx, reader, memberId);
    await audit.record(tx, { actorKind: 'staff', actorId: reader.staffId, action, memberId, detail });
  });
}
