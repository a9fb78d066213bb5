// Sales and refunds as recorded: written once, then only what has come back of them changes.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fen, MemberId, Points, PurchaseId, RefundId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { insertSales } from './insert-sales';
import type { NewPurchase, NewRefund, PurchaseSummary, RecordedPurchase, RecordedRefund } from './records';
import type { ReturnableLine } from './remaining';

const purchaseColumns = `p.id, p.member_id AS "memberId", p.store_id AS "storeId", p.business_day AS "receiptDay",
  p.receipt_number AS "receiptNumber", p.paid_at AS "paidAt", p.net_fen AS "netFen", p.eligible_fen AS "eligibleFen",
  p.top_up_fen AS "topUpFen", p.items, p.status, p.anonymous, p.counts, coalesce(p.counted_at, CASE WHEN p.counts THEN p.recorded_at END) AS "countedAt", p.visit_points AS "visitPoints",
  p.programme_version AS "programmeVersion",
  p.available_on AS "availableOn", p.expires_on AS "expiresOn", p.entitled_points AS "entitledPoints",
  EXISTS (SELECT FROM member_alias a WHERE a.member_id = p.member_id) AS "buyerMerged",
  p.refund_amount_fen AS "refundAmountFen", p.returned_fen AS "returnedFen", p.tenders`;

const lineObject = `json_build_object('lineNumber', l.line_number, 'sku', l.sku, 'category', l.category, 'name', l.name,
  'quantity', l.quantity, 'unitPriceFen', l.unit_price_fen, 'amountFen', l.amount_fen, 'netFen', l.net_fen,
  'eligibleFen', l.eligible_fen, 'costFen', l.cost_fen, 'multiplier', l.multiplier, 'goods', l.goods, 'returnedQuantity', l.returned_quantity)`;

/** Of one person, before they are a member. */
const MOST_UNCOUNTED = 1_000;

@Injectable()
export class PurchasesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes a sale with its lines in one statement. */
  async insert(tx: Tx, purchase: NewPurchase): Promise<void> {
    await this.insertAll(tx, [purchase]);
  }

  /** Writes several sales with their lines in one statement. */
  async insertAll(tx: Tx, purchases: readonly NewPurchase[]): Promise<void> {
    await insertSales(tx, purchases, this.clock.now());
  }

  /** Purchases with their lines, in the order of their ids. The caller holds what makes them safe to change. */
  async load(tx: Tx, memberId: MemberId, ids: readonly PurchaseId[]): Promise<RecordedPurchase[]> {
    return rows<RecordedPurchase>(
      tx,
      `SELECT ${purchaseColumns}, (SELECT json_agg(${lineObject} ORDER BY l.line_number) FROM purchase_line l
         WHERE l.member_id = p.member_id AND l.purchase_id = p.id) AS lines
       FROM purchase p WHERE p.member_id = $1 AND p.id = ANY ($2) ORDER BY p.id`,
      [memberId, ids],
    );
  }

  /** A member's latest purchases with their lines, newest first. Somebody else may still be changing them. */
  async latest(tx: Tx, memberId: MemberId, most: number): Promise<RecordedPurchase[]> {
    const found = await rows<{ id: PurchaseId }>(
      tx,
      `SELECT id FROM purchase WHERE member_id = $1 AND status = 'recorded' ORDER BY paid_at DESC, id DESC LIMIT $2`,
      [memberId, most],
    );
    const loaded = await this.load(
      tx,
      memberId,
      found.map(({ id }) => id),
    );
    return found.flatMap(({ id }) => loaded.filter((purchase) => purchase.id === id));
  }

  /** What a message about a purchase says; null for none. */
  async summary(tx: Tx, memberId: MemberId, id: PurchaseId): Promise<PurchaseSummary | null> {
    const [row] = await rows<PurchaseSummary>(
      tx,
      `SELECT entitled_points AS points, available_on AS "availableOn", store_id AS "storeId", paid_at AS "paidAt"
       FROM purchase WHERE member_id = $1 AND id = $2`,
      [memberId, id],
    );
    return row ?? null;
  }

  /** Sale lines of these codes with quantity left, paid no later than the instant, latest first. */
  async returnable(tx: Tx, memberId: MemberId, skus: readonly string[], paidBy: Date): Promise<ReturnableLine[]> {
    return rows<ReturnableLine>(
      tx,
      `SELECT l.purchase_id AS "purchaseId", l.line_number AS "lineNumber", l.sku,
         l.quantity - l.returned_quantity AS left
       FROM purchase_line l JOIN purchase p ON p.member_id = l.member_id AND p.id = l.purchase_id
       WHERE l.member_id = $1 AND l.sku = ANY ($2) AND l.goods AND l.quantity > l.returned_quantity AND p.paid_at <= $3
       ORDER BY p.paid_at DESC, p.id DESC, l.line_number DESC`,
      [memberId, skus, paidBy],
    );
  }

  /** Writes what has come back of a purchase and what it is entitled to now. */
  async writeReturns(
    tx: Tx,
    purchase: RecordedPurchase,
    after: {
      readonly returnedByLine: ReadonlyMap<number, number>;
      readonly refundAmountFen: Fen;
      readonly returnedFen: Fen;
      readonly entitledPoints: Points;
      readonly status: RecordedPurchase['status'];
    },
  ): Promise<void> {
    await rows(
      tx,
      `WITH sale AS (
         UPDATE purchase SET refund_amount_fen = $3, returned_fen = $4, entitled_points = $5, status = $6
         WHERE member_id = $1 AND id = $2)
       UPDATE purchase_line SET returned_quantity = back.quantity
       FROM unnest($7::integer[], $8::integer[]) AS back(line_number, quantity)
       WHERE member_id = $1 AND purchase_id = $2 AND purchase_line.line_number = back.line_number`,
      [
        purchase.memberId,
        purchase.id,
        after.refundAmountFen,
        after.returnedFen,
        after.entitledPoints,
        after.status,
        [...after.returnedByLine.keys()],
        [...after.returnedByLine.values()],
      ],
    );
  }

  /** A purchase starts to earn and to count for tiers when its buyer joins with it afterwards. */
  async startCounting(
    tx: Tx,
    memberId: MemberId,
    id: PurchaseId,
    terms: Pick<RecordedPurchase, 'entitledPoints' | 'visitPoints' | 'expiresOn'>,
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE purchase SET counts = true, counted_at = coalesce(counted_at, $4), entitled_points = $3, visit_points = $5,
         expires_on = $6 WHERE member_id = $1 AND id = $2`,
      [memberId, id, terms.entitledPoints, this.clock.now(), terms.visitPoints, terms.expiresOn],
    );
  }

  /** Purchases from before the card count for tiers from now on; they earn nothing by that. */
  async countForTiers(tx: Tx, memberId: MemberId, ids: readonly PurchaseId[]): Promise<void> {
    const now = this.clock.now();
    await rows(tx, `UPDATE purchase SET counted_at = $3 WHERE member_id = $1 AND id = ANY ($2)`, [memberId, ids, now]);
  }

  /** What somebody bought from an instant on and does not count yet, oldest first. Many years hold less than the limit. */
  async uncounted(tx: Tx, memberId: MemberId, from: Date): Promise<RecordedPurchase[]> {
    const found = await rows<{ id: PurchaseId }>(
      tx,
      `SELECT id FROM purchase WHERE member_id = $1 AND paid_at >= $2 AND status = 'recorded' AND counted_at IS NULL
       ORDER BY paid_at DESC LIMIT ${MOST_UNCOUNTED}`,
      [memberId, from],
    );
    const loaded = await this.load(
      tx,
      memberId,
      found.map(({ id }) => id),
    );
    return loaded.sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  }

  /** Whether a visit (a member, a store, the instants of a business day) has its points already. */
  async visitHasPoints(tx: Tx, memberId: MemberId, storeId: StoreId, from: Date, before: Date): Promise<boolean> {
    const [row] = await rows<{ has: boolean }>(
      tx,
      `SELECT EXISTS (SELECT FROM purchase WHERE member_id = $1 AND store_id = $2 AND paid_at >= $3 AND paid_at < $4
         AND visit_points > 0) AS has`,
      [memberId, storeId, from, before],
    );
    return row?.has ?? false;
  }

  /** A refund with what it matched, line by line; null for none. */
  async findRefund(tx: Tx, memberId: MemberId, id: RefundId): Promise<RecordedRefund | null> {
    const [row] = await rows<RecordedRefund>(
      tx,
      `SELECT r.purchase_id AS "purchaseId", r.returned_fen AS "returnedFen", r.points_reversed AS "pointsReversed",
         r.points_returned AS "pointsReturned", r.matched,
         (SELECT coalesce(json_agg(json_build_object('lineNumber', l.line_number, 'matchedQuantity', l.found,
             'unmatchedQuantity', l.missing) ORDER BY l.line_number), '[]')
          FROM (SELECT line_number, coalesce(sum(quantity) FILTER (WHERE purchase_id IS NOT NULL), 0) AS found,
              coalesce(sum(quantity) FILTER (WHERE purchase_id IS NULL), 0) AS missing
            FROM refund_line WHERE member_id = r.member_id AND refund_id = r.id GROUP BY line_number) l) AS lines
       FROM refund r WHERE r.member_id = $1 AND r.id = $2`,
      [memberId, id],
    );
    return row ?? null;
  }

  async insertRefund(tx: Tx, refund: NewRefund): Promise<void> {
    const lines = refund.lines.map((line) => ({
      n: line.line,
      part: line.part,
      sku: line.sku,
      quantity: line.quantity,
      purchase: line.purchaseId,
      sold: line.lineNumber,
    }));
    await rows(
      tx,
      `WITH event AS (
         INSERT INTO refund (member_id, id, source, store_id, business_day, receipt_number, mode, purchase_id,
           requested_amount_fen, refunded_at, recorded_at, returned_fen, points_reversed, matched, reason,
           points_returned)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17))
       INSERT INTO refund_line (member_id, refund_id, line_number, part, sku, quantity, purchase_id,
         purchase_line_number)
       SELECT $1, $2, l.n, l.part, l.sku, l.quantity, l.purchase, l.sold
       FROM jsonb_to_recordset($16) AS l(n integer, part integer, sku text, quantity integer, purchase uuid,
         sold integer)`,
      [
        refund.memberId,
        refund.id,
        refund.source,
        refund.receipt.storeId,
        refund.receipt.businessDay,
        refund.receipt.number,
        refund.mode,
        refund.purchaseId,
        refund.requestedAmountFen,
        refund.refundedAt,
        this.clock.now(),
        refund.returnedFen,
        refund.pointsReversed,
        refund.matched,
        refund.reason,
        JSON.stringify(lines),
        refund.pointsReturned,
      ],
    );
  }
}
