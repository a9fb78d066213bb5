// The e-mail address of a member: only what was proved to be theirs, sealed, and whether anything still arrives there.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, newId, rows } from '@guike/platform';

export interface MemberEmail {
  /** Of this address as it was proved: another one has another. */
  readonly id: string;
  /** In the clear. Callers show it to nobody unmasked. */
  readonly address: string;
  readonly confirmedAt: Date;
  /** Since when its server says that there is nobody; null: it is believed to be good. */
  readonly unreachableAt: Date | null;
}

@Injectable()
export class EmailsService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Null where there is none. */
  async of(tx: Tx, memberId: MemberId): Promise<MemberEmail | null> {
    const [row] = await rows<{ id: string; email_enc: Buffer; confirmed_at: Date; unreachable_at: Date | null }>(
      tx,
      `SELECT id, email_enc, confirmed_at, unreachable_at FROM member_email WHERE member_id = $1`,
      [memberId],
    );
    if (!row) return null;
    const { id, email_enc, confirmed_at: confirmedAt, unreachable_at: unreachableAt } = row;
    return { id, address: this.keys.open(email_enc, id), confirmedAt, unreachableAt };
  }

  /** Keeps what was just proved, instead of any other. The same that is good already stays. The caller holds the member's lock. */
  async keep(tx: Tx, memberId: MemberId, address: string): Promise<void> {
    const before = await this.of(tx, memberId);
    if (before?.address === address && before.unreachableAt === null) return;
    const id = newId();
    await rows(
      tx,
      `INSERT INTO member_email (member_id, id, email_enc, confirmed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (member_id) DO UPDATE SET id = excluded.id, email_enc = excluded.email_enc,
         confirmed_at = excluded.confirmed_at, unreachable_at = NULL`,
      [memberId, id, this.keys.seal(address, id), this.clock.now()],
    );
  }

  /** Answers whether there was one. */
  async remove(tx: Tx, memberId: MemberId): Promise<boolean> {
    return (await rows(tx, `DELETE FROM member_email WHERE member_id = $1 RETURNING 1`, [memberId])).length > 0;
  }

  /** Its server says that there is nobody. Another address that was proved meanwhile is not touched. */
  async lost(tx: Tx, memberId: MemberId, id: string): Promise<void> {
    await rows(
      tx,
      `UPDATE member_email SET unreachable_at = $3 WHERE member_id = $1 AND id = $2 AND unreachable_at IS NULL`,
      [memberId, id, this.clock.now()],
    );
  }
}

/** Who is merged takes the address along, unless the one who stays has one. */
export async function handOverEmail(
  tx: Tx,
  { from, to }: { readonly from: MemberId; readonly to: MemberId },
): Promise<void> {
  await rows(
    tx,
    `UPDATE member_email SET member_id = $2 WHERE member_id = $1
       AND NOT EXISTS (SELECT FROM member_email WHERE member_id = $2)`,
    [from, to],
  );
  await rows(tx, `DELETE FROM member_email WHERE member_id = $1`, [from]);
}
