// Who may use a member's rights besides: named family, and what they or a companion had by them.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, rows } from '@guike/platform';

/** How many a member may share with where the programme does not say. Ours. */
export const FAMILY_AT_MOST = 3;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
}

/** Somebody named, or a member who accepted: then by the id they had when they did. */
export interface FamilyMember extends Omit<Named, 'name'> {
  /** In whose row it stands, where two were found to be one. */
  readonly memberId: MemberId;
  readonly name: string | null;
  readonly guestId: MemberId | null;
}

/** What somebody else shares with a member. */
export interface Shared {
  readonly memberId: MemberId;
  readonly id: string;
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

  /** With whom a member shares, the first first. `names`: the member, and whoever was merged into them. */
  async of(tx: Tx, names: readonly MemberId[]): Promise<FamilyMember[]> {
    const found = await rows<Omit<FamilyMember, 'name'> & { nameEnc: Buffer | null }>(
      tx,
      `SELECT member_id AS "memberId", id, relation, name_enc AS "nameEnc", guest_id AS "guestId" FROM family_member
       WHERE member_id = ANY ($1) AND state = 'active' ORDER BY consent_at, id`,
      [names],
    );
    return found.map(({ nameEnc, ...each }) => ({ ...each, name: nameEnc && this.keys.open(nameEnc, each.id) }));
  }

  /** Who shares with a member, the first first. */
  async sharedWith(tx: Tx, names: readonly MemberId[]): Promise<Shared[]> {
    return rows<Shared>(
      tx,
      `SELECT member_id AS "memberId", id, relation FROM family_member
       WHERE guest_id = ANY ($1) AND state = 'active' ORDER BY consent_at, id`,
      [names],
    );
  }

  /** Names somebody; the member says that they agree. False: this id is named already, or was. */
  async add(tx: Tx, memberId: MemberId, { id, name, relation }: Named): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO family_member (member_id, id, name_enc, relation, state, consent_at)
       VALUES ($1, $2, $3, $4, 'active', $5) ON CONFLICT DO NOTHING RETURNING id`,
      [memberId, id, this.keys.seal(name, id), relation, this.clock.now()],
    );
    return made.length === 1;
  }

  /** A member who accepted, by the id of the invitation. */
  async join(tx: Tx, { memberId, id, relation }: Shared, guestId: MemberId): Promise<void> {
    await rows(
      tx,
      `INSERT INTO family_member (member_id, id, guest_id, relation, state, consent_at)
       VALUES ($1, $2, $3, $4, 'active', $5)`,
      [memberId, id, guestId, relation, this.clock.now()],
    );
  }

  /** Ends it; a name is forgotten at once. Answers who it was until now, null where it was over; undefined: never was. */
  async remove(
    tx: Tx,
    names: readonly MemberId[],
    id: string,
  ): Promise<Pick<FamilyMember, 'guestId'> | null | undefined> {
    const [ended] = await rows<Pick<FamilyMember, 'guestId'>>(
      tx,
      `UPDATE family_member SET state = 'removed', removed_at = $3, name_enc = NULL
       WHERE member_id = ANY ($1) AND id = $2 AND state = 'active' RETURNING guest_id AS "guestId"`,
      [names, id, this.clock.now()],
    );
    if (ended) return ended;
    const known = await rows(tx, `SELECT FROM family_member WHERE member_id = ANY ($1) AND id = $2`, [names, id]);
    return known.length === 0 ? undefined : null;
  }

  /** Whose right a guest had by this id, whether it stands or not; null: nobody's. */
  async ownerOf(tx: Tx, guestNames: readonly MemberId[], id: string): Promise<MemberId | null> {
    const text = `SELECT member_id AS id FROM family_member WHERE guest_id = ANY ($1) AND id = $2`;
    return (await rows<{ id: MemberId }>(tx, text, [guestNames, id]))[0]?.id ?? null;
  }

  /** What was written down under an id; null for nothing. */
  async used(
    tx: Tx,
    names: readonly MemberId[],
    id: string,
  ): Promise<Pick<FamilyUse, 'familyId' | 'kind' | 'code'> | null> {
    const [found] = await rows<Pick<FamilyUse, 'familyId' | 'kind' | 'code'>>(
      tx,
      `SELECT family_id AS "familyId", kind, benefit_code AS code FROM family_use
       WHERE member_id = ANY ($1) AND id = $2`,
      [names, id],
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

/** Whether anybody shares with a member. `names`: the member, and whoever was merged into them. */
export async function isSharedWith(tx: Tx, names: readonly MemberId[]): Promise<boolean> {
  const text = `SELECT FROM family_member WHERE guest_id = ANY ($1) AND state = 'active' LIMIT 1`;
  return (await rows(tx, text, [names])).length > 0;
}
