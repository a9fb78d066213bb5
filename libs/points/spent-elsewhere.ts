// Points that one store gave and another took as payment: what the stores have with each other for a month.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId, Points, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** Points of one store that were used in another, less what came back of them. */
export interface SpentElsewhere {
  readonly gaveStoreId: StoreId;
  readonly usedStoreId: StoreId;
  readonly points: Points;
}

/** A spend that was made at no store, told where and when what it paid for was handed over. */
export interface HandedOver {
  readonly memberId: MemberId;
  readonly operation: string;
  readonly storeId: StoreId;
}

/** A capture in time took its points from the lots when it was held; a late one, and every spend, says so itself. */
const statement = `
  SELECT l.store_id AS "gaveStoreId", x.store_id AS "usedStoreId", -sum(x.n)::bigint AS points
  FROM (
    SELECT e.member_id, e.store_id, e.allocation[i] AS lot, e.allocation[i + 1] AS n
    FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i
    WHERE e.kind IN ('spend', 'capture', 'cancel') AND e.business_day BETWEEN $1 AND $2
    UNION ALL
    SELECT e.member_id, e.store_id, h.allocation[i], h.allocation[i + 1]
    FROM point_entry e
    JOIN point_hold h ON h.member_id = e.member_id AND h.captured_by = e.operation,
      generate_series(1, cardinality(h.allocation), 2) AS i
    WHERE e.kind = 'capture' AND e.points = 0 AND e.business_day BETWEEN $1 AND $2
    UNION ALL
    SELECT e.member_id, o.store, e.allocation[i], e.allocation[i + 1]
    FROM unnest($4::uuid[], $5::text[], $6::uuid[]) AS o(member, operation, store)
    JOIN point_operation p ON p.member_id = o.member AND p.operation = o.operation
    JOIN point_entry e ON e.member_id = p.member_id AND e.seq = p.seq,
      generate_series(1, cardinality(e.allocation), 2) AS i
    WHERE e.kind = 'spend' AND e.store_id IS NULL
  ) AS x
  JOIN point_entry l ON l.member_id = x.member_id AND l.seq = x.lot
  WHERE x.store_id <> l.store_id AND ($3::uuid IS NULL OR $3 IN (x.store_id, l.store_id))
  GROUP BY 1, 2 HAVING sum(x.n) <> 0 ORDER BY 1, 2`;

@Injectable()
export class SpentElsewhereService {
  /**
   * From one business day to another, both included; of one store where one is named, on either side. `handedOver`: what
   * of spends without a store belongs to those days.
   */
  async between(
    tx: Tx,
    [from, until]: readonly [BusinessDay, BusinessDay],
    storeId: StoreId | null,
    handedOver: readonly HandedOver[],
  ): Promise<readonly SpentElsewhere[]> {
    return rows<SpentElsewhere>(tx, statement, [
      ...[from, until, storeId],
      handedOver.map(({ memberId }) => memberId),
      handedOver.map(({ operation }) => operation),
      handedOver.map((each) => each.storeId),
    ]);
  }
}
