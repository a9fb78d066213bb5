// 补登: claims of sales that were recorded as nobody's, and the sale written anew for whom it belongs to.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, Points, PurchaseId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { RecordedPurchase } from './records';

/** `saleId`: the sale of its receipt, null until the till has sent it. Days are business days. */
export interface Claim {
  readonly memberId: MemberId;
  readonly id: string;
  readonly storeId: StoreId;
  readonly businessDay: BusinessDay;
  readonly receiptNumber: string;
  readonly state: 'open' | 'approved' | 'refused';
  readonly filedByKind: 'member' | 'staff';
  /** A member's or a staff id, by the kind. */
  readonly filedBy: string;
  readonly filedAt: Date;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly refusal: string | null;
  readonly purchaseId: PurchaseId | null;
  readonly saleId: PurchaseId | null;
}

export type NewClaim = Pick<
  Claim,
  'memberId' | 'id' | 'storeId' | 'businessDay' | 'receiptNumber' | 'filedByKind' | 'filedBy'
> & { readonly filedOn: BusinessDay };

/** `after` is the last id seen. Null state: all of them; null store: all stores; null member: everybody. */
export interface ClaimPage {
  readonly after: string | null;
  readonly limit: number;
  readonly state: Claim['state'] | null;
  readonly storeId: StoreId | null;
  readonly memberId: MemberId | null;
}

const columns = `c.member_id AS "memberId", c.id, c.store_id AS "storeId", c.business_day AS "businessDay",
  c.receipt_number AS "receiptNumber", c.state, c.filed_by_kind AS "filedByKind", c.filed_by AS "filedBy",
  c.filed_at AS "filedAt", c.decided_by AS "decidedBy", c.decided_at AS "decidedAt", c.refusal,
  c.purchase_id AS "purchaseId", (SELECT r.event_id FROM receipt r WHERE r.store_id = c.store_id
    AND r.business_day = c.business_day AND r.kind = 'sale' AND r.number = c.receipt_number) AS "saleId"`;

@Injectable()
export class ClaimsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Files a claim. The caller holds the member's lock and has seen that the id is new. */
  async insert(tx: Tx, claim: NewClaim): Promise<void> {
    const { memberId, id, storeId, businessDay, receiptNumber, filedByKind, filedBy, filedOn } = claim;
    await rows(
      tx,
      `INSERT INTO purchase_claim (member_id, id, store_id, business_day, receipt_number, state, filed_by_kind, filed_by,
         filed_at, filed_on) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)`,
      [memberId, id, storeId, businessDay, receiptNumber, filedByKind, filedBy, this.clock.now(), filedOn],
    );
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<Claim | null> {
    const text = `SELECT ${columns} FROM purchase_claim c WHERE c.member_id = $1 AND c.id = $2`;
    return (await rows<Claim>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** The same, claimed until the transaction ends: before the receipt, which comes before the member. */
  async lock(tx: Tx, memberId: MemberId, id: string): Promise<Claim | null> {
    const text = `SELECT ${columns} FROM purchase_claim c WHERE c.member_id = $1 AND c.id = $2 FOR UPDATE OF c`;
    return (await rows<Claim>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** How many a member has filed since a day, and whether one of them that is not refused names this receipt. */
  async before(
    tx: Tx,
    {
      memberId,
      storeId,
      businessDay,
      receiptNumber,
    }: Pick<NewClaim, 'memberId' | 'storeId' | 'businessDay' | 'receiptNumber'>,
    since: BusinessDay,
  ): Promise<{ readonly filed: number; readonly same: boolean }> {
    const [row] = await rows<{ filed: number; same: boolean }>(
      tx,
      `SELECT count(*) FILTER (WHERE filed_on >= $2) AS filed, coalesce(bool_or(state <> 'refused' AND store_id = $3
         AND business_day = $4 AND receipt_number = $5), false) AS same
       FROM purchase_claim WHERE member_id = $1`,
      [memberId, since, storeId, businessDay, receiptNumber],
    );
    return row ?? { filed: 0, same: false };
  }

  /** How many a member has filed since a day. */
  async filedSince(tx: Tx, memberId: MemberId, since: BusinessDay): Promise<number> {
    const text = `SELECT count(*) AS count FROM purchase_claim WHERE member_id = $1 AND filed_on >= $2`;
    return (await rows<{ count: number }>(tx, text, [memberId, since]))[0]?.count ?? 0;
  }

  /** How many claims somebody who works here has filed that day. Waits for others who count the same person's. */
  async filedBy(tx: Tx, staffId: StaffId, day: BusinessDay): Promise<number> {
    await holdCount(tx, staffId);
    const [row] = await rows<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM purchase_claim WHERE filed_by_kind = 'staff' AND filed_by = $1 AND filed_on = $2`,
      [staffId, day],
    );
    return row?.count ?? 0;
  }

  /** How many sales that somebody served on a day were claimed since. Waits as above. */
  async servedBy(tx: Tx, cashierId: StaffId, day: BusinessDay): Promise<number> {
    await holdCount(tx, cashierId);
    const [row] = await rows<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM purchase_claim WHERE cashier_id = $1 AND business_day = $2`,
      [cashierId, day],
    );
    return row?.count ?? 0;
  }

  /** How many sales of a store and day that no till named anybody for were claimed since. Waits as above. */
  async servedByNobody(tx: Tx, storeId: StoreId, day: BusinessDay): Promise<number> {
    await holdCount(tx, storeId);
    const [row] = await rows<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM purchase_claim
       WHERE cashier_id IS NULL AND state = 'approved' AND store_id = $1 AND business_day = $2`,
      [storeId, day],
    );
    return row?.count ?? 0;
  }

  /** What was filed, the newest first; what is open, for the office the oldest first. */
  async page(tx: Tx, { after, limit, state, storeId, memberId }: ClaimPage): Promise<Claim[]> {
    const [than, order] = state === 'open' ? ['>', 'ASC'] : ['<', 'DESC'];
    const ofState = state === null ? '' : `AND c.state = '${state}'`;
    return rows<Claim>(
      tx,
      `SELECT ${columns} FROM purchase_claim c
       WHERE ($1::uuid IS NULL OR (c.filed_at, c.id) ${than} (SELECT x.filed_at, x.id FROM purchase_claim x WHERE x.id = $1 LIMIT 1))
         AND ($2::uuid IS NULL OR c.store_id = $2) AND ($3::uuid IS NULL OR c.member_id = $3) ${ofState}
       ORDER BY c.filed_at ${order}, c.id ${order} LIMIT $4`,
      [after, storeId, memberId, limit],
    );
  }

  async refuse(tx: Tx, { memberId, id }: Claim, by: StaffId, refusal: string): Promise<void> {
    await rows(
      tx,
      `UPDATE purchase_claim SET state = 'refused', decided_by = $3, decided_at = $4, refusal = $5
       WHERE member_id = $1 AND id = $2`,
      [memberId, id, by, this.clock.now(), refusal],
    );
  }

  async approve(
    tx: Tx,
    { memberId, id }: Claim,
    by: StaffId,
    { purchaseId, cashierId }: { readonly purchaseId: PurchaseId; readonly cashierId: StaffId | null },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE purchase_claim SET state = 'approved', decided_by = $3, decided_at = $4, purchase_id = $5, cashier_id = $6
       WHERE member_id = $1 AND id = $2`,
      [memberId, id, by, this.clock.now(), purchaseId, cashierId],
    );
  }

  /** Who served a sale, if the till said so. */
  async cashierOf(tx: Tx, { memberId, id }: Pick<RecordedPurchase, 'memberId' | 'id'>): Promise<StaffId | null> {
    const text = `SELECT serving_guide_id AS by FROM purchase WHERE member_id = $1 AND id = $2`;
    return (await rows<{ by: StaffId | null }>(tx, text, [memberId, id]))[0]?.by ?? null;
  }

  /**
   * Writes an anonymous sale anew as a member's, which counts from now on, points its receipt there, and marks the old
   * one claimed. What came back of it stays come back. Answers the new id. The caller holds the receipt and the member.
   */
  async succeed(
    tx: Tx,
    sale: RecordedPurchase,
    terms: {
      readonly memberId: MemberId;
      readonly entitledPoints: Points;
      /** The last day of its points, as of the member's card. */
      readonly expiresOn: BusinessDay;
      /** Hundredths, by line number. */
      readonly multipliers: ReadonlyMap<number, number>;
    },
  ): Promise<PurchaseId> {
    const { memberId, entitledPoints, expiresOn, multipliers } = terms;
    const id = newId();
    // Whole rows are copied, so that a column that comes later is not forgotten here.
    const changed = {
      member_id: memberId,
      id,
      source: 'claim',
      anonymous: false,
      counts: true,
      claimed_from: sale.id,
      entitled_points: entitledPoints,
      expires_on: expiresOn,
      recorded_at: this.clock.now(),
      counted_at: this.clock.now(),
    };
    await rows(
      tx,
      `WITH sale AS (
         INSERT INTO purchase SELECT (jsonb_populate_record(p, $3)).* FROM purchase p WHERE p.member_id = $1 AND p.id = $2),
       lines AS (
         INSERT INTO purchase_line SELECT (jsonb_populate_record(l, jsonb_build_object('member_id', $4::uuid,
           'purchase_id', $5::uuid, 'multiplier', m.multiplier))).*
         FROM purchase_line l JOIN unnest($6::integer[], $7::integer[]) AS m(line_number, multiplier)
           ON m.line_number = l.line_number WHERE l.member_id = $1 AND l.purchase_id = $2),
       old AS (UPDATE purchase SET status = 'claimed' WHERE member_id = $1 AND id = $2)
       UPDATE receipt SET member_id = $4, event_id = $5
       WHERE store_id = $8 AND business_day = $9 AND kind = 'sale' AND number = $10`,
      [
        sale.memberId,
        sale.id,
        JSON.stringify(changed),
        memberId,
        id,
        [...multipliers.keys()],
        [...multipliers.values()],
        sale.storeId,
        sale.receiptDay,
        sale.receiptNumber,
      ],
    );
    return id;
  }

  /** The anonymous sale that a member's purchase was claimed from, or null. */
  async claimedFrom(tx: Tx, memberId: MemberId, id: PurchaseId): Promise<PurchaseId | null> {
    const text = `SELECT claimed_from AS sale FROM purchase WHERE member_id = $1 AND id = $2`;
    return (await rows<{ sale: PurchaseId | null }>(tx, text, [memberId, id]))[0]?.sale ?? null;
  }
}

/** Two who count at once would both find room for one more. */
async function holdCount(tx: Tx, of: string): Promise<void> {
  await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('claims-of/' || $1, 0))`, [of]);
}
