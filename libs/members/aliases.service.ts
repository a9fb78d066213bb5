// Two members found to be one: who is gone answers to another name from then on. No row of theirs changes owner.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, Keys, Outbox, type Tx, newId, rows } from '@guike/platform';
import { carryConsents, carryProfile } from './merged-profile';
import { searchIndexes } from './search-indexes';

export interface Alias {
  /** Who is gone. */
  readonly memberId: MemberId;
  readonly toId: MemberId;
  readonly mergedAt: Date;
  readonly mergedBy: StaffId;
  readonly reason: string;
}

const columns = `member_id AS "memberId", to_id AS "toId", merged_at AS "mergedAt", merged_by AS "mergedBy", reason`;

/** Who somebody has been merged into, and whom that one into, up to who they are now; empty for nearly everybody. */
export async function keepersOf(tx: Tx, memberId: MemberId): Promise<MemberId[]> {
  const found = await rows<{ to_id: MemberId }>(
    tx,
    `WITH RECURSIVE way AS (SELECT to_id, 1 AS step FROM member_alias WHERE member_id = $1
       UNION ALL SELECT a.to_id, w.step + 1 FROM way w JOIN member_alias a ON a.member_id = w.to_id)
     SELECT to_id FROM way ORDER BY step`,
    [memberId],
  );
  return found.map(({ to_id }) => to_id);
}

/** Everybody whom a member has ever been here: themselves, and whoever was merged into them. */
export async function everyIdOf(tx: Tx, memberId: MemberId): Promise<MemberId[]> {
  const found = await rows<{ id: MemberId }>(
    tx,
    `WITH RECURSIVE been AS (SELECT $1::uuid AS id
       UNION SELECT a.member_id FROM been b JOIN member_alias a ON a.to_id = b.id)
     SELECT id FROM been`,
    [memberId],
  );
  return found.map(({ id }) => id);
}

@Injectable()
export class AliasesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
  ) {}

  /** What is known of a merge of this member into another, or null. */
  async find(tx: Tx, memberId: MemberId): Promise<Alias | null> {
    return (await rows<Alias>(tx, `SELECT ${columns} FROM member_alias WHERE member_id = $1`, [memberId]))[0] ?? null;
  }

  /** Everybody who was merged into this member, the latest first. */
  async mergedInto(tx: Tx, memberId: MemberId): Promise<Alias[]> {
    return rows<Alias>(tx, `SELECT ${columns} FROM member_alias WHERE to_id = $1 ORDER BY merged_at DESC`, [memberId]);
  }

  /** Everybody who is gone: merged, or erased after `since`, when the last of their tokens may have been given out. */
  async all(tx: Tx, since: Date): Promise<ReadonlySet<MemberId>> {
    const found = await rows<{ member_id: MemberId }>(
      tx,
      `SELECT member_id FROM member_alias UNION SELECT member_id FROM member_exit WHERE state = 'erased' AND ended_at > $1`,
      [since],
    );
    return new Set(found.map((row) => row.member_id));
  }

  /**
   * Makes one member another: the alias, what names them pointed at the other, cards void, state exited. A WeChat stays
   * where the other has one in the same mini-program; signing in follows the alias. A name or phone that the other lacks
   * is taken over, and so is what was told and agreed to. The caller holds both locks.
   */
  async merge(
    tx: Tx,
    { memberId, toId, mergedBy, reason }: Pick<Alias, 'memberId' | 'toId' | 'mergedBy' | 'reason'>,
  ): Promise<void> {
    const now = this.clock.now();
    await rows(
      tx,
      `INSERT INTO member_alias (member_id, to_id, merged_at, merged_by, reason) VALUES ($1, $2, $3, $4, $5)`,
      [memberId, toId, now, mergedBy, reason],
    );
    const pair = [memberId, toId];
    await rows(tx, `UPDATE member_phone SET member_id = $2 WHERE member_id = $1`, pair);
    await rows(tx, `UPDATE member_external SET member_id = $2 WHERE member_id = $1`, pair);
    await rows(tx, `UPDATE member_card SET void_at = $2 WHERE member_id = $1 AND void_at IS NULL`, [memberId, now]);
    await rows(
      tx,
      `UPDATE wechat_identity w SET member_id = $2 WHERE w.member_id = $1
         AND NOT EXISTS (SELECT FROM wechat_identity o WHERE o.member_id = $2 AND o.app_id = w.app_id)`,
      pair,
    );
    await this.fill(tx, memberId, toId);
    const moved = { from: memberId, to: toId };
    await carryConsents(tx, moved, newId, now);
    // It may come within the days of notice, when nobody looks for it any more.
    if (await carryProfile(tx, this.keys, moved, now))
      await this.outbox.add(tx, 'birthday.told', { v: 1, memberId: toId });
    await rows(tx, `UPDATE member SET state = 'exited' WHERE id = $1`, [memberId]);
  }

  /** Sealed fields are bound to their member, so they are opened and sealed anew. */
  private async fill(tx: Tx, from: MemberId, to: MemberId): Promise<void> {
    const [row] = await rows<{ name_enc: Buffer | null; phone_enc: Buffer | null }>(
      tx,
      `SELECT name_enc, phone_enc FROM member WHERE id = $1`,
      [from],
    );
    const name = row?.name_enc ? this.keys.open(row.name_enc, from) : null;
    const phone = row?.phone_enc ? this.keys.open(row.phone_enc, from) : null;
    const { nameIndex, phoneTailIndex } = searchIndexes(this.keys, { name, phone });
    const sealed = (field: string | null) => (field === null ? null : this.keys.seal(field, to));
    await rows(
      tx,
      `UPDATE member SET name_enc = coalesce(name_enc, $2), phone_enc = coalesce(phone_enc, $3),
         name_index = CASE WHEN name_enc IS NULL THEN $4 ELSE name_index END,
         phone_tail_index = CASE WHEN phone_enc IS NULL THEN $5 ELSE phone_tail_index END
       WHERE id = $1`,
      [to, sealed(name), sealed(phone), nameIndex, phoneTailIndex],
    );
  }
}
