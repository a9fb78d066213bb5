// Refunds that somebody should look at: those that wait for their sale, and those that found no sale to come off.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, Fen, MemberId, RefundId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface WaitingRefund {
  readonly id: RefundId;
  /** The sale that it waits for. */
  readonly storeId: StoreId;
  readonly businessDay: BusinessDay;
  readonly number: string;
  readonly receivedAt: Date;
  /** As it was parked. */
  readonly request: unknown;
}

export interface UnmatchedRefund {
  readonly id: RefundId;
  /** Null when the sale was anonymous. */
  readonly memberId: MemberId | null;
  readonly storeId: StoreId;
  readonly businessDay: BusinessDay;
  readonly number: string;
  readonly refundedAt: Date;
  readonly source: string;
  readonly returnedFen: Fen;
  /** In the order of the refund; a line that was found in part comes twice. */
  readonly lines: { readonly sku: string; readonly quantity: number; readonly matched: boolean }[];
}

/** `after` is the last id seen, newest first. Null store: all stores. */
export interface TroublePage {
  readonly after: string | null;
  readonly limit: number;
  readonly storeId: StoreId | null;
}

const place = `AND ($1::uuid IS NULL OR id < $1) AND ($2::uuid IS NULL OR store_id = $2) ORDER BY id DESC LIMIT $3`;
const valuesOf = ({ after, storeId, limit }: TroublePage) => [after, storeId, limit];

@Injectable()
export class RefundTroubles {
  /** Of the store that made the sale, as far as the refund says. */
  async waiting(tx: Tx, page: TroublePage): Promise<WaitingRefund[]> {
    return rows<WaitingRefund>(
      tx,
      `SELECT id, store_id AS "storeId", business_day AS "businessDay", number, received_at AS "receivedAt", request
       FROM parked_refund WHERE applied_at IS NULL ${place}`,
      valuesOf(page),
    );
  }

  async unmatched(tx: Tx, page: TroublePage): Promise<UnmatchedRefund[]> {
    return rows<UnmatchedRefund>(
      tx,
      `SELECT r.id, CASE WHEN r.member_id IS DISTINCT FROM r.purchase_id THEN r.member_id END AS "memberId",
         r.store_id AS "storeId", r.business_day AS "businessDay", r.receipt_number AS number,
         r.refunded_at AS "refundedAt", r.source, r.returned_fen AS "returnedFen",
         (SELECT coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity, 'matched', l.purchase_id IS NOT NULL)
            ORDER BY l.line_number, l.part), '[]') FROM refund_line l WHERE l.member_id = r.member_id AND l.refund_id = r.id) AS lines
       FROM (SELECT * FROM refund WHERE NOT matched ${place}) AS r ORDER BY r.id DESC`,
      valuesOf(page),
    );
  }
}
