// Invite codes: one for each member and each of the staff, made when it is first needed.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, rows } from '@guike/platform';

/** Whose a code is. */
export type CodeOwner =
  { readonly kind: 'member'; readonly memberId: MemberId } | { readonly kind: 'staff'; readonly staffId: StaffId };

/** Where a request comes from: the address, and the model of the phone where it tells. */
export interface Whereabouts {
  readonly address: string | null;
  readonly device: string | null;
}

/** No letter and digit that somebody could take for another, no vowel that makes a word. The contract knows the same. */
const ALPHABET = '23456789CDFGHJKMNPQRTVWXY';
const LENGTH = 8;
/** With 25^8 codes a second try is rare, and a fifth means that something else is wrong. */
const TRIES = 5;
/** Of whoever looks from ever new places the latest are remembered: what a phone tells of itself is for it to make up. */
const MOST_PHONES = 20;

const idOf = (owner: CodeOwner): string => (owner.kind === 'member' ? owner.memberId : owner.staffId);
const columnOf = ({ kind }: CodeOwner): string => (kind === 'member' ? 'member_id' : 'staff_id');
const drawn = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

@Injectable()
export class InviteCodesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** The code of a member or of one of the staff; the first time it is drawn. */
  async codeOf(tx: Tx, owner: CodeOwner): Promise<string> {
    for (let tries = 0; tries < TRIES; tries++) {
      const known = await this.known(tx, owner);
      if (known !== null) return known;
      const text = `INSERT INTO invite_code (code, ${columnOf(owner)}, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
      await rows(tx, text, [drawn(), idOf(owner), this.clock.now()]);
    }
    throw new Error('five codes drawn, and every one of them taken');
  }

  /** Whose code this is; null for nobody's. */
  async ownerOf(tx: Tx, code: string): Promise<CodeOwner | null> {
    const [found] = await rows<{ memberId: MemberId | null; staffId: StaffId | null }>(
      tx,
      `SELECT member_id AS "memberId", staff_id AS "staffId" FROM invite_code WHERE code = $1`,
      [code],
    );
    if (found?.memberId) return { kind: 'member', memberId: found.memberId };
    return found?.staffId ? { kind: 'staff', staffId: found.staffId } : null;
  }

  /** Remembers from which phone somebody looks at their own code. Nothing where the request does not tell. */
  async notePhone(tx: Tx, owner: CodeOwner, from: Whereabouts): Promise<void> {
    const phone = phoneIndex(this.keys, from);
    if (phone === null) return;
    await rows(
      tx,
      `INSERT INTO invite_phone (owner_id, phone_index, seen_at) VALUES ($1, $2, $3)
       ON CONFLICT (owner_id, phone_index) DO UPDATE SET seen_at = excluded.seen_at`,
      [idOf(owner), phone, this.clock.now()],
    );
    await rows(
      tx,
      `DELETE FROM invite_phone WHERE owner_id = $1 AND phone_index IN (SELECT phone_index FROM invite_phone
         WHERE owner_id = $1 ORDER BY seen_at DESC, phone_index OFFSET ${MOST_PHONES})`,
      [idOf(owner)],
    );
  }

  private async known(tx: Tx, owner: CodeOwner): Promise<string | null> {
    const text = `SELECT code FROM invite_code WHERE ${columnOf(owner)} = $1`;
    return (await rows<{ code: string }>(tx, text, [idOf(owner)]))[0]?.code ?? null;
  }
}

/** One model of phone at one address, as a keyed hash; null where one of both is not told. */
export function phoneIndex(keys: Keys, { address, device }: Whereabouts): Buffer | null {
  return address === null || device === null ? null : keys.blindIndex(`invite-phone\n${address}\n${device}`);
}
