// Reads a page of a member's ledger with all that its lines say: sale, refund, lots. A bounded number of statements,
// each by member.
import { eventTitle } from '../events/entry-words';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { lookClaimObject, lookObject, type LookEntry, type LookClaimEntry } from '../likes/entry-words';
import type { EntryFacts, HoldFacts, LotPart, LotTaken, RefundFacts } from '@guike/points';

type PointsPageAnswer = AnswerOf<(typeof memberEndpoints)['points']>;

export interface LedgerRow {
  readonly seq: number;
  readonly kind: EntryFacts['kind'];
  readonly points: number;
  readonly operation: string;
  readonly entitled: number | null;
  readonly allocation: readonly number[];
  readonly availableOn: BusinessDay | null;
  readonly expiresOn: BusinessDay | null;
  readonly day: BusinessDay;
  readonly at: Date;
  readonly programmeVersion: number;
  readonly left: number;
  readonly storeName: string | null;
  readonly sale: {
    readonly purchaseId: string;
    readonly businessDay: BusinessDay;
    readonly number: string;
    readonly paidAt: string;
    readonly netFen: number;
    readonly returnedFen: number;
    readonly joinedBy: boolean;
    readonly claimed: boolean;
    readonly visitPoints: number;
    readonly groups: readonly { readonly eligibleFen: number; readonly multiplier: number }[];
  } | null;
  readonly refund: RefundFacts | null;
  readonly hold: HoldFacts | null;
  readonly redemption: EntryFacts['redemption'];
  /** The title of the event that it is about. */
  readonly event: string | null;
  readonly look: LookEntry | null;
  readonly lookClaim: LookClaimEntry | null;
  /** `note`, `by` and `second` are the office's to read. */
  readonly adjustment: {
    readonly reason: string;
    readonly note: string;
    readonly reference: string | null;
    readonly by: string | null;
    readonly second: string | null;
  } | null;
}

export interface AccountRow {
  readonly balance: number;
  readonly pending: number;
  readonly owed: number;
  readonly expiring: PointsPageAnswer['points']['expiring'] | null;
}

/** Points as they stand, and the next three days of expiry. Null for nobody. */
export async function readAccount(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<AccountRow | null> {
  const [row] = await rows<AccountRow>(
    tx,
    `SELECT a.balance - point_due(a, $2) AS balance, point_pending(a, $2) AS pending, a.owed,
       (SELECT json_agg(json_build_object('points', d.points, 'on', d.expires_on) ORDER BY d.expires_on)
        FROM (SELECT l.expires_on, sum(l.n) AS points
          FROM (SELECT * FROM unnest(a.lot_expires, a.lot_left) AS r(expires_on, n)
            UNION ALL SELECT t.expires_on, t.points_left FROM point_lot t WHERE t.member_id = a.member_id) AS l
          WHERE l.expires_on >= $2 GROUP BY l.expires_on ORDER BY l.expires_on LIMIT 3) AS d) AS expiring
     FROM point_account a WHERE a.member_id = $1`,
    [memberId, today],
  );
  return row ?? null;
}

const saleObject = `json_build_object('purchaseId', p.id, 'businessDay', p.business_day,
  'number', p.receipt_number, 'paidAt', p.paid_at, 'netFen', p.net_fen, 'returnedFen', p.returned_fen, 'joinedBy', p.id = m.joined_purchase_id,
  'claimed', p.claimed_from IS NOT NULL, 'visitPoints', p.visit_points, 'groups', (SELECT coalesce(json_agg(json_build_object(
    'eligibleFen', g.eligible, 'multiplier', g.multiplier) ORDER BY g.multiplier DESC), '[]')
    FROM (SELECT l.multiplier, sum(l.eligible_fen) AS eligible FROM purchase_line l
      WHERE l.member_id = p.member_id AND l.purchase_id = p.id AND l.goods GROUP BY l.multiplier) AS g))`;

/** An exchange is a refund that the same store's sale of the same moment follows in the ledger: tills give no other sign. */
const refundObject = `json_build_object('mode', r.mode, 'returnedFen', r.returned_fen, 'exchanged', EXISTS (
  SELECT FROM point_entry n JOIN purchase b ON b.member_id = n.member_id AND b.id = n.purchase_id
  WHERE n.member_id = e.member_id AND n.seq = e.seq + 1 AND n.kind = 'earn' AND b.store_id = r.store_id
    AND b.paid_at BETWEEN r.refunded_at - interval '10 minutes' AND r.refunded_at + interval '10 minutes'))`;

/** Operations say what they are about: refund/<refund>/<purchase>, hold/<hold>, tender/<purchase>/<hold>, redeem/<redemption>,
 * adjustment/<adjustment>, look/<look>, look-claim/<claim>. */
const namedIn = (operation: string, kind: string) =>
  `CASE WHEN ${operation} ~ '^${kind}/[0-9a-f-]{36}(/|$)' THEN split_part(${operation}, '/', 2)::uuid END`;

/** A hold that came too late was given back first; what paid then is the capture's own line. */
const holdObject = `json_build_object('amountFen', h.amount_fen, 'state', CASE WHEN EXISTS (
    SELECT FROM point_operation o JOIN point_entry c ON c.member_id = o.member_id AND c.seq = o.seq
    WHERE o.member_id = h.member_id AND o.operation = h.captured_by AND c.points <> 0)
  THEN 'released' ELSE h.state END)`;

/** Entries below the cursor, newest first; those of zero points are not shown. */
export async function readEntries(
  tx: Tx,
  memberId: MemberId,
  page: { readonly before: number; readonly limit: number },
): Promise<LedgerRow[]> {
  return rows<LedgerRow>(
    tx,
    `SELECT e.seq, e.kind, e.points, e.operation, e.entitled, e.allocation, e.available_on AS "availableOn",
       e.expires_on AS "expiresOn", e.business_day AS day, e.recorded_at AS at,
       e.programme_version AS "programmeVersion",
       coalesce(a.lot_left[array_position(a.lot_seq, e.seq)],
         (SELECT t.points_left FROM point_lot t
          WHERE a.tail_count > 0 AND t.member_id = $1 AND t.expires_on = e.expires_on AND t.lot_seq = e.seq), 0) AS left,
       s.name AS "storeName", CASE WHEN p.id IS NOT NULL THEN ${saleObject} END AS sale,
       CASE WHEN r.id IS NOT NULL THEN ${refundObject} END AS refund,
       CASE WHEN h.id IS NOT NULL THEN ${holdObject} END AS hold,
       CASE WHEN d.id IS NOT NULL THEN json_build_object('name', d.name) END AS redemption,
       ${eventTitle(namedIn('e.operation', 'event'), namedIn('e.operation', 'event-thanks'))} AS event,
       ${lookObject(namedIn('e.operation', 'look'))} AS look,
       ${lookClaimObject(namedIn('e.operation', 'look-claim'))} AS "lookClaim",
       CASE WHEN j.id IS NOT NULL THEN json_build_object('reason', j.reason, 'note', j.note, 'reference', j.reference,
         'by', (SELECT f.name FROM staff f WHERE f.id = j.asked_by), 'second', (SELECT f.name FROM staff f WHERE f.id = j.decided_by))
         END AS adjustment
     FROM point_entry e
     JOIN point_account a ON a.member_id = e.member_id
     JOIN member m ON m.id = e.member_id
     LEFT JOIN point_hold h ON h.member_id = e.member_id AND h.id = ${namedIn('e.operation', 'hold')}
     LEFT JOIN redemption d ON d.member_id = e.member_id AND d.id = ${namedIn('e.operation', 'redeem')}
     LEFT JOIN point_adjustment j ON j.member_id = e.member_id AND j.id = ${namedIn('e.operation', 'adjustment')}
     LEFT JOIN purchase p ON p.member_id = e.member_id
       AND p.id = coalesce(e.purchase_id, ${namedIn('h.captured_by', 'tender')})
     LEFT JOIN store s ON s.id = coalesce(p.store_id, e.store_id)
     LEFT JOIN refund r ON r.member_id = e.member_id AND e.kind = 'settle' AND r.id = ${namedIn('e.operation', 'refund')}
     WHERE e.member_id = $1 AND e.seq < $2 AND e.points <> 0 ORDER BY e.seq DESC LIMIT $3`,
    [memberId, page.before, page.limit],
  );
}

/** What was taken of these lots by the entries after them. */
export async function readTaken(
  tx: Tx,
  memberId: MemberId,
  lots: readonly number[],
): Promise<ReadonlyMap<number, LotTaken>> {
  const found = await rows<{ lot: number; kind: EntryFacts['kind']; points: number }>(
    tx,
    `SELECT e.allocation[i] AS lot, e.kind, -sum(e.allocation[i + 1]) AS points
     FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i
     WHERE e.member_id = $1 AND e.seq > $3 AND e.allocation[i] = ANY ($2) AND e.allocation[i] <> e.seq
     GROUP BY e.allocation[i], e.kind`,
    [memberId, lots, Math.min(...lots)],
  );
  const taken = new Map<number, LotTaken>();
  for (const { lot, kind, points } of found) taken.set(lot, { ...taken.get(lot), [kind]: points });
  return taken;
}

/** The lots that the entries of an expiry ended, by entry. */
export async function readEnded(
  tx: Tx,
  memberId: MemberId,
  expiries: readonly number[],
): Promise<ReadonlyMap<number, LotPart[]>> {
  const found = await rows<LotPart & { seq: number }>(
    tx,
    `SELECT e.seq, -e.allocation[i + 1] AS points, l.business_day AS "bookedOn", l.expires_on AS "expiresOn"
     FROM point_entry e CROSS JOIN LATERAL generate_series(1, cardinality(e.allocation), 2) AS i
       JOIN point_entry l ON l.member_id = $1 AND l.seq = e.allocation[i]
     WHERE e.member_id = $1 AND e.seq = ANY ($2) ORDER BY e.seq, i`,
    [memberId, expiries],
  );
  const ended = new Map<number, LotPart[]>();
  for (const { seq, ...part } of found) ended.set(seq, [...(ended.get(seq) ?? []), part]);
  return ended;
}

/** Whole sums of the months between two days, newest first. */
export async function readMonths(
  tx: Tx,
  memberId: MemberId,
  from: BusinessDay,
  before: BusinessDay,
): Promise<PointsPageAnswer['months']> {
  return rows(
    tx,
    `SELECT to_char(business_day, 'YYYY-MM') AS month, coalesce(sum(points) FILTER (WHERE points > 0), 0)::bigint AS gained,
       -coalesce(sum(points) FILTER (WHERE points < 0), 0)::bigint AS given
     FROM point_entry WHERE member_id = $1 AND business_day >= $2 AND business_day < $3 AND points <> 0
     GROUP BY 1 ORDER BY 1 DESC`,
    [memberId, from, before],
  );
}
