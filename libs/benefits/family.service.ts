// Who may use a member's rights besides: named family, and what they or a companion had by them.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, rows } from '@guike/platform';

/** How many a member may name. Ours. */
export const FAMILY_AT_MOST = 3;

export interface FamilyMember {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
}

/** `familyId` null: a companion. `percentOff`: of a discount. */
export interface FamilyUse {
  readonly memberId: MemberId;
  /** Of a benefit also that of the use. */
  readonly id: string;
  readonly familyId: string | null;
  readonly kind: 'benefit' | 'discount' | 'companion';
  readonly code: string | null;
  readonly percentOff: number | null;
  readonly storeId: StoreId | null;
  readonly by: StaffId;
}

@Injectable()
export class FamilyService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Whom a member has named, the first first. */
  async of(tx: Tx, memberId: MemberId): Promise<FamilyMember[]> {
    const found = await rows<{ id: string; relation: string; nameEnc: Buffer }>(
      tx,
      `SELECT id, relation, name_enc AS "nameEnc" FROM family_member WHERE member_id = $1 AND state = 'active'
       ORDER BY consent_at, id`,
      [memberId],
    );
    return found.map(({ id, relation, nameEnc }) => ({ id, relation, name: this.keys.open(nameEnc, id) }));
  }

  /** Names somebody; the member says that they agree. False: this id is named already, or was. */
  async add(tx: Tx, memberId: MemberId, { id, name, relation }: FamilyMember): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO family_member (member_id, id, name_enc, relation, state, consent_at)
       VALUES ($1, $2, $3, $4, 'active', $5) ON CONFLICT DO NOTHING RETURNING id`,
      [memberId, id, this.keys.seal(name, id), relation, this.clock.now()],
    );
    return made.length === 1;
  }

  /** Takes somebody off; their name is forgotten at once. False: nobody of this id was ever named. */
  async remove(tx: Tx, memberId: MemberId, id: string): Promise<boolean> {
    await rows(
      tx,
      `UPDATE family_member SET state = 'removed', removed_at = $3, name_enc = NULL
       WHERE member_id = $1 AND id = $2 AND state = 'active'`,
      [memberId, id, this.clock.now()],
    );
    return (await rows(tx, `SELECT FROM family_member WHERE member_id = $1 AND id = $2`, [memberId, id])).length === 1;
  }

  /** What was written down under an id; null for nothing. */
  async used(tx: Tx, memberId: MemberId, id: string): Promise<Pick<FamilyUse, 'familyId' | 'kind' | 'code'> | null> {
    const [found] = await rows<Pick<FamilyUse, 'familyId' | 'kind' | 'code'>>(
      tx,
      `SELECT family_id AS "familyId", kind, benefit_code AS code FROM family_use WHERE member_id = $1 AND id = $2`,
      [memberId, id],
    );
    return found ?? null;
  }

  /** Writes down what was had. False: it was written down already. */
  async record(tx: Tx, use: FamilyUse): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO family_use (member_id, id, family_id, kind, benefit_code, percent_off, store_id, by_id, used_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[use.memberId, use.id, use.familyId, use.kind, use.code, use.percentOff, use.storeId, use.by],
        this.clock.now(),
      ],
    );
    return made.length === 1;
  }
}
