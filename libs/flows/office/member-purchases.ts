// A member's purchases as the office reads them: what was bought, what came back, what it is entitled to now.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { Audit, Database, rows } from '@guike/platform';
import { type OfficeReader, logReading } from './office-reader';
import { type Page, pageOf } from '../page';

type PurchaseList = AnswerOf<(typeof adminMemberEndpoints)['memberPurchases']>;
type ListedPurchase = PurchaseList['purchases'][number];

@Injectable()
export class MemberPurchases {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Newest first, of every store; the reading is logged. `after` is the last purchase seen. Error: MEMBER_UNKNOWN. */
  async list(memberId: MemberId, { after, limit }: Page, reader: OfficeReader): Promise<PurchaseList> {
    await logReading(this.database, this.audit, reader, memberId, 'member.purchases_viewed');
    const found = await rows<Omit<ListedPurchase, 'paidAt'> & { paidAt: Date }>(
      this.database.reading,
      `SELECT p.id, s.name AS "storeName", p.business_day AS "businessDay", p.receipt_number AS number,
         p.paid_at AS "paidAt", p.status, p.counts, p.net_fen AS "netFen", p.returned_fen AS "returnedFen",
         p.entitled_points AS points, f.name AS "servedBy", l.lines
       FROM purchase p
       JOIN store s ON s.id = p.store_id
       LEFT JOIN staff f ON f.id = p.serving_guide_id
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('name', l.name, 'sku', l.sku, 'quantity', l.quantity,
           'returnedQuantity', l.returned_quantity, 'netFen', l.net_fen) ORDER BY l.line_number), '[]') AS lines
         FROM purchase_line l WHERE l.member_id = p.member_id AND l.purchase_id = p.id) AS l
       WHERE p.member_id = $1 AND ($2::uuid IS NULL
         OR (p.paid_at, p.id) < (SELECT c.paid_at, c.id FROM purchase c WHERE c.member_id = $1 AND c.id = $2))
       ORDER BY p.paid_at DESC, p.id DESC LIMIT $3`,
      [memberId, after ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { purchases: items.map((row) => ({ ...row, paidAt: row.paidAt.toISOString() })), next };
  }
}
