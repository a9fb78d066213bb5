// The ledger against what it was booked for: every purchase has the points it is entitled to, every receipt its event.
import { Injectable } from '@nestjs/common';
import { Database } from '@guike/platform';
import { type CheckOutcome, type LedgerCheck, ledgerChecks, runChecks } from '@guike/points';

export const purchaseChecks: readonly LedgerCheck[] = [
  {
    name: 'a purchase is settled to what it is entitled to',
    sql: `SELECT member_id, format('purchase %s entitled to %s, settled to %s', purchase_id, p.entitled_points, e.entitled) AS detail
      FROM (SELECT member_id, id AS purchase_id, entitled_points, counts FROM purchase) p
      FULL JOIN (SELECT DISTINCT ON (member_id, purchase_id) member_id, purchase_id, entitled FROM point_entry
        WHERE purchase_id IS NOT NULL ORDER BY member_id, purchase_id, seq DESC) e USING (member_id, purchase_id)
      WHERE p.entitled_points IS DISTINCT FROM coalesce(e.entitled, 0) OR (p.counts AND e.entitled IS NULL)`,
  },
  {
    name: 'sales and their receipts are one to one',
    sql: `SELECT coalesce(p.member_id, r.member_id) AS member_id,
        format('purchase %s, receipt %s/%s of %s', p.id, r.business_day, r.number, r.event_id) AS detail
      FROM purchase p FULL JOIN (SELECT * FROM receipt WHERE kind = 'sale' AND event_id IS NOT NULL) r
        ON (r.store_id, r.business_day, r.number, r.event_id) = (p.store_id, p.business_day, p.receipt_number, p.id)
      WHERE p.member_id IS DISTINCT FROM r.member_id`,
  },
  {
    name: 'refunds and their receipts are one to one, unless they wait for their sale',
    sql: `SELECT coalesce(f.member_id, r.member_id) AS member_id,
        format('refund %s, receipt %s/%s of %s', f.id, r.business_day, r.number, r.event_id) AS detail
      FROM refund f FULL JOIN (SELECT * FROM receipt WHERE kind <> 'sale') r
        ON (r.store_id, r.business_day, r.number, r.event_id) = (f.store_id, f.business_day, f.receipt_number, f.id)
      WHERE (f.id IS NULL OR r.event_id IS NULL OR f.member_id IS DISTINCT FROM r.member_id)
        AND NOT EXISTS (SELECT FROM parked_refund w WHERE w.id = r.event_id AND w.applied_at IS NULL)`,
  },
];

@Injectable()
export class CheckLedger {
  constructor(private readonly database: Database) {}

  /** Checks everything booked, from one snapshot, so that bookings meanwhile cannot look like mistakes. */
  async check(): Promise<CheckOutcome[]> {
    return this.database.inTransaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return runChecks(tx, [...ledgerChecks, ...purchaseChecks]);
    });
  }
}
