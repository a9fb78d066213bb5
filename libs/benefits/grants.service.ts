// Grants: a surprise for one member or for a segment, given piece by piece, with the mark of how far it has come.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { CouponKind } from './coupon-rules';

/** What is given: a benefit of the programme, something of its own, or a coupon. */
export type GrantGift =
  | { readonly kind: 'benefit'; readonly code: string; readonly name: string; readonly delivery: string }
  | {
      readonly kind: 'coupon';
      readonly name: string;
      readonly of: CouponKind;
      readonly percentOff: number | null;
      readonly amountFen: Fen | null;
    };

/** `rule`: a segment as data; whoever gives reads it. */
export type GrantAudience =
  | { readonly kind: 'member'; readonly memberId: MemberId }
  | { readonly kind: 'segment'; readonly rule: unknown; readonly words: string };

export interface NewGrant {
  readonly id: string;
  /** Whose it is to see; null: head office's. */
  readonly storeId: StoreId | null;
  readonly audience: GrantAudience;
  readonly gift: GrantGift;
  /** What the member reads. */
  readonly title: string;
  readonly words: string;
  readonly validFrom: BusinessDay;
  readonly validThrough: BusinessDay;
  readonly expected: number;
  readonly madeBy: StaffId;
}

export interface Grant extends NewGrant {
  readonly state: 'running' | 'done' | 'stopped';
  readonly throughId: MemberId | null;
  readonly given: number;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly madeByName: string | null;
  /** How many of it were used so far. */
  readonly used: number;
}

const columns = `g.id, g.store_id AS "storeId", g.audience, g.gift, g.title, g.words, g.valid_from AS "validFrom",
  g.valid_through AS "validThrough", g.expected, g.made_by AS "madeBy", g.state, g.through_id AS "throughId", g.given,
  g.made_at AS "madeAt", g.ended_at AS "endedAt", (SELECT f.name FROM staff f WHERE f.id = g.made_by) AS "madeByName",
  CASE g.gift ->> 'kind'
    WHEN 'coupon' THEN (SELECT count(*) FROM coupon c WHERE c.source = 'grant/' || g.id AND c.state = 'used')
    ELSE (SELECT count(*) FROM benefit_gift b JOIN benefit_use u ON u.source = 'grant' AND u.source_id = b.id
      AND u.member_id = b.member_id AND u.state IN ('delivered', 'confirmed') WHERE b.grant_id = g.id) END AS used`;

@Injectable()
export class GrantsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Begins a grant. False: there is one with this id already. */
  async begin(tx: Tx, grant: NewGrant): Promise<boolean> {
    const { id, storeId, audience, gift, title, words, validFrom, validThrough, expected, madeBy } = grant;
    const made = await rows(
      tx,
      `INSERT INTO benefit_grant (id, store_id, audience, gift, title, words, valid_from, valid_through, state, given,
         expected, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'running', 0, $9, $10, $11)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[id, storeId, JSON.stringify(audience), JSON.stringify(gift), title, words, validFrom, validThrough],
        ...[expected, madeBy, this.clock.now()],
      ],
    );
    return made.length === 1;
  }

  /** Claims a grant that runs; null: over, or in somebody else's hands. */
  async claim(tx: Tx, id: string): Promise<Grant | null> {
    const found = await rows(
      tx,
      `SELECT FROM benefit_grant WHERE id = $1 AND state = 'running' FOR UPDATE SKIP LOCKED`,
      [id],
    );
    return found.length === 1 ? this.find(tx, id) : null;
  }

  async find(tx: Tx, id: string): Promise<Grant | null> {
    const [found] = await rows<Grant>(tx, `SELECT ${columns} FROM benefit_grant g WHERE g.id = $1`, [id]);
    return found ?? null;
  }

  /** A claimed grant has come to a member and given so many more. */
  async advance(tx: Tx, id: string, throughId: MemberId | null, given: number): Promise<void> {
    await rows(
      tx,
      `UPDATE benefit_grant SET through_id = coalesce($2::uuid, through_id), given = given + $3 WHERE id = $1`,
      [id, throughId, given],
    );
  }

  /** Ends a grant that runs. False: it was over already. */
  async end(tx: Tx, id: string, as: 'done' | 'stopped'): Promise<boolean> {
    const ended = await rows(
      tx,
      `UPDATE benefit_grant SET state = $2, ended_at = $3 WHERE id = $1 AND state = 'running' RETURNING id`,
      [id, as, this.clock.now()],
    );
    return ended.length === 1;
  }

  /** Grants behind the one of this id, the newest first; of a store, or all. */
  async page(
    tx: Tx,
    page: { readonly after: string | null; readonly storeId: StoreId | null; readonly limit: number },
  ): Promise<Grant[]> {
    return rows<Grant>(
      tx,
      `SELECT ${columns} FROM benefit_grant g WHERE ($2::uuid IS NULL OR g.store_id = $2)
         AND ($1::uuid IS NULL OR (g.made_at, g.id) < (SELECT made_at, id FROM benefit_grant WHERE id = $1))
       ORDER BY g.made_at DESC, g.id DESC LIMIT $3`,
      [page.after, page.storeId, page.limit],
    );
  }
}
