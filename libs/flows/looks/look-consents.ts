// The consents that photos and looks stand on, held while something is written under them.
import { DomainError, type MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type PurposeName, purposes } from '@guike/programme';

/**
 * The consent to a purpose that is in force, and is not taken back while the transaction lasts; null for none. Taken before
 * the rows that depend on it, as whoever takes it back does.
 */
export async function consentInForce(tx: Tx, memberId: MemberId, purpose: 'photo' | 'publish'): Promise<string | null> {
  const [consent] = await rows<{ id: string }>(
    tx,
    `SELECT id FROM member_consent WHERE member_id = $1 AND purpose = $2 AND withdrawn_at IS NULL
     ORDER BY given_at DESC LIMIT 1 FOR SHARE`,
    [memberId, purpose],
  );
  return consent?.id ?? null;
}

/** Error: CONSENT_OUTDATED where another version was read than the one of today. */
export function requireVersion(purpose: PurposeName, version: string): void {
  const { version: current } = purposes[purpose];
  if (version !== current) throw new DomainError('CONSENT_OUTDATED', { purpose, version: current });
}
