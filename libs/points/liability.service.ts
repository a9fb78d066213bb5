// What members are owed as of any business day, from the entries recorded by then and never from present balances: a
// day that is over answers the same for ever.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId, Points, PurchaseId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type HeldPart, type Liability, type MovedPart, type MovementKind, liabilityOf } from './liability';

/** Whose points: all, those of lots that one store gave, or one member's. */
export interface LiabilityScope {
  readonly storeId: StoreId | null;
  readonly memberId: MemberId | null;
}

/** One entry of a month as far as it concerns the scope. */
export interface StatementLine {
  readonly memberId: MemberId;
  readonly seq: number;
  readonly day: BusinessDay;
  readonly recordedAt: Date;
  readonly kind: MovementKind;
  readonly points: Points;
  /** Where it happened, which need not be the store that gave the points. */
  readonly storeId: StoreId | null;
  readonly purchaseId: PurchaseId | null;
}

/** Where a page of lines goes on. */
export type LineCursor = Pick<StatementLine, 'memberId' | 'seq'>;

const FIRST: LineCursor = { memberId: '00000000-0000-0000-0000-000000000000', seq: 0 };

const kindOf = `CASE e.kind WHEN 'earn' THEN 'earned' WHEN 'spend' THEN 'spent' WHEN 'capture' THEN 'spent'
  WHEN 'cancel' THEN 'returned' WHEN 'expire' THEN 'expired' WHEN 'adjust' THEN 'adjusted'
  WHEN 'forfeit' THEN 'forfeited' WHEN 'transfer' THEN 'transferred'
  WHEN 'settle' THEN CASE WHEN e.points < 0 THEN 'reversed' ELSE 'earned' END ELSE 'held' END`;

/** A capture in time takes nothing from lots: its hold did, and says from which. */
const capturedHold = `e.kind = 'capture' AND e.points = 0 AND h.member_id = e.member_id AND h.captured_by = e.operation`;

/** Where points of lot 0, which is what is owed, belong: to the store whose entry took or repaid them. */
const storeOfPiece = `CASE WHEN x.lot = 0 THEN x.store_id ELSE l.store_id END`;
const lotOfPiece = `LEFT JOIN point_entry l ON l.member_id = x.member_id AND l.seq = x.lot`;
const inScope = (store: string) => `(${store}::uuid IS NULL OR ${storeOfPiece} = ${store})`;

const movedStatement = `
  SELECT m.kind, m.store_id AS "storeId", m.since, to_char(m.expires_on, 'YYYY-MM') AS expires,
    coalesce(m.expires_on <= $1, false) AS over, sum(m.points)::bigint AS points
  FROM (SELECT x.kind, ${storeOfPiece} AS store_id, x.since, l.expires_on, sum(x.n) AS points
  FROM (
    SELECT e.member_id, e.store_id, e.business_day >= $2 AS since, ${kindOf} AS kind, e.allocation[i] AS lot,
      e.allocation[i + 1] AS n
    FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i
    WHERE e.business_day <= $1 AND ($4::uuid IS NULL OR e.member_id = $4)
    UNION ALL
    SELECT e.member_id, e.store_id, e.business_day >= $2, 'captured', h.allocation[i], h.allocation[i + 1]
    FROM point_entry e JOIN point_hold h ON ${capturedHold}, generate_series(1, cardinality(h.allocation), 2) AS i
    WHERE e.business_day <= $1 AND ($4::uuid IS NULL OR e.member_id = $4)
  ) AS x ${lotOfPiece} AND ($4::uuid IS NULL OR l.member_id = $4)
  WHERE ${inScope('$3')} GROUP BY 1, 2, 3, 4) AS m GROUP BY 1, 2, 3, 4, 5`;

/** Every operation on a hold names it; see the functions of the ledger and the flow that holds points. */
const namedHold = (operation: string) =>
  `substring(${operation} from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid`;

const heldStatement = `
  SELECT l.store_id AS "storeId", -sum(x.n)::bigint AS points
  FROM (
    SELECT e.member_id, e.allocation[i] AS lot, e.allocation[i + 1] AS n
    FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i
    WHERE e.kind = 'hold' AND e.business_day <= $1 AND ($3::uuid IS NULL OR e.member_id = $3)
      AND NOT EXISTS (SELECT FROM point_entry r WHERE r.member_id = e.member_id AND r.kind = 'release'
        AND r.business_day <= $1 AND ${namedHold('r.operation')} = ${namedHold('e.operation')})
      AND NOT EXISTS (SELECT FROM point_entry c JOIN point_hold h ON h.member_id = c.member_id
        AND h.captured_by = c.operation WHERE c.kind = 'capture' AND c.business_day <= $1
        AND h.member_id = e.member_id AND h.id = ${namedHold('e.operation')})
  ) AS x JOIN point_entry l ON l.member_id = x.member_id AND l.seq = x.lot
  WHERE $2::uuid IS NULL OR l.store_id = $2 GROUP BY 1`;

const linesStatement = `
  SELECT e.member_id AS "memberId", e.seq, e.business_day AS day, e.recorded_at AS "recordedAt", ${kindOf} AS kind,
    e.store_id AS "storeId", e.purchase_id AS "purchaseId", moved.points
  FROM point_entry e CROSS JOIN LATERAL (
    SELECT sum(x.n)::bigint AS points FROM (
      SELECT e.member_id, e.store_id, e.allocation[i] AS lot, e.allocation[i + 1] AS n
        FROM generate_series(1, cardinality(e.allocation), 2) AS i
      UNION ALL SELECT e.member_id, e.store_id, h.allocation[i], h.allocation[i + 1]
        FROM point_hold h, generate_series(1, cardinality(h.allocation), 2) AS i WHERE ${capturedHold}
    ) AS x ${lotOfPiece} WHERE ${inScope('$3')}) AS moved
  WHERE e.business_day BETWEEN $1 AND $2 AND e.kind NOT IN ('hold', 'release') AND ($4::uuid IS NULL OR e.member_id = $4)
    AND (e.member_id, e.seq) > ($5, $6) AND moved.points <> 0
  ORDER BY e.member_id, e.seq LIMIT $7`;

@Injectable()
export class LiabilityService {
  /** Points at the end of a business day, and how they moved since the first of its month. Reads every entry so far. */
  async asOf(tx: Tx, day: BusinessDay, scope: LiabilityScope): Promise<Liability> {
    const { storeId, memberId } = scope;
    const moved = await rows<MovedPart>(tx, movedStatement, [day, firstOfMonth(day), storeId, memberId]);
    const held = await rows<HeldPart>(tx, heldStatement, [day, storeId, memberId]);
    return liabilityOf(day, moved, held);
  }

  /**
   * The lines of a month up to `day`, member by member, `limit` after the cursor. They add up to the month's movement,
   * but for what ran out and is booked on another day; holds and their ends move nothing.
   */
  async lines(
    tx: Tx,
    day: BusinessDay,
    scope: LiabilityScope,
    page: { readonly after?: LineCursor; readonly limit: number },
  ): Promise<StatementLine[]> {
    const { memberId, seq } = page.after ?? FIRST;
    const values = [firstOfMonth(day), day, scope.storeId, scope.memberId, memberId, seq, page.limit];
    return rows<StatementLine>(tx, linesStatement, values);
  }
}

/** The first business day of a day's month. */
export function firstOfMonth(day: BusinessDay): BusinessDay {
  return `${day.slice(0, 7)}-01` as BusinessDay;
}
