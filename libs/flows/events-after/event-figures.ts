// The figures of an event as the tables have them: answers, attendance, purchases of those who came against the invited who did
// not, and what it cost.
import type { BusinessDay, Fen, Points } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface AnswerFigures {
  readonly invited: number;
  readonly seen: number;
  readonly accepted: number;
  readonly persons: number;
  readonly waitlisted: number;
  readonly declined: number;
  readonly came: number;
  readonly camePersons: number;
  readonly noShows: number;
  readonly walkIns: number;
}

export interface BuyingArm {
  readonly members: number;
  readonly buyers: number;
  readonly purchases: number;
  readonly spendFen: Fen;
}

/** `day`: the first on which so many members of a side bought. */
export interface FirstPurchases {
  readonly came: boolean;
  readonly day: BusinessDay;
  readonly buyers: number;
}

export interface CostFigures {
  readonly thanksPoints: Points;
  readonly thanksMembers: number;
  readonly gifts: number;
  readonly pricePoints: Points;
  readonly feesFen: Fen;
}

/** Persons: those of members' parties, and guests without a card from their scans. Who answered has seen it. */
export async function answerFigures(tx: Tx, eventId: string): Promise<AnswerFigures> {
  const [found] = await rows<AnswerFigures>(
    tx,
    `SELECT i.*, a.*, a."arrivedPersons" + g.guests AS "camePersons", a."walkedPersons" + g.guests AS "walkIns"
     FROM (SELECT count(*) AS invited, count(*) FILTER (WHERE v.seen_at IS NOT NULL OR n.member_id IS NOT NULL) AS seen
        FROM event_invitation v LEFT JOIN event_answer n ON n.member_id = v.member_id AND n.event_id = v.event_id
        WHERE v.event_id = $1) AS i,
       (SELECT count(*) FILTER (WHERE state = 'accepted') AS accepted,
          coalesce(sum(party) FILTER (WHERE state = 'accepted'), 0)::integer AS persons,
          count(*) FILTER (WHERE state IN ('waiting', 'offered')) AS waitlisted,
          count(*) FILTER (WHERE state = 'declined') AS declined,
          count(*) FILTER (WHERE arrived > 0) AS came,
          count(*) FILTER (WHERE attendance = 'missed') AS "noShows",
          coalesce(sum(arrived), 0)::integer AS "arrivedPersons",
          coalesce(sum(arrived) FILTER (WHERE state = 'walk_in'), 0)::integer AS "walkedPersons"
        FROM event_answer WHERE event_id = $1) AS a,
       (SELECT coalesce(sum(persons), 0)::integer AS guests FROM event_scan
        WHERE event_id = $1 AND kind = 'walk_in' AND member_id IS NULL) AS g`,
    [eventId],
  );
  if (!found) throw new Error('figures that answer nothing');
  const { invited, seen, accepted, persons, waitlisted, declined, came, camePersons, noShows, walkIns } = found;
  return { invited, seen, accepted, persons, waitlisted, declined, came, camePersons, noShows, walkIns };
}

/** Both sides by the names members have now; whoever was merged is counted once, with what they bought under either name. */
const sides = `
  WITH each AS (
    SELECT member_id, arrived > 0 AS came FROM event_answer WHERE event_id = $1 AND arrived > 0
    UNION ALL SELECT member_id, false FROM event_invitation WHERE event_id = $1),
  side AS (SELECT member_keeper(member_id) AS id, bool_or(came) AS came,
      array_agg(DISTINCT member_id) || member_keeper(member_id) AS names
    FROM each GROUP BY member_keeper(member_id)),
  bought AS (SELECT s.id, s.came, p.business_day, p.net_fen - p.returned_fen AS fen FROM side s
    JOIN purchase p ON p.member_id = ANY (s.names) AND p.paid_at >= $2 AND p.business_day <= $3
      AND p.status = 'recorded' AND NOT p.anonymous AND p.net_fen > p.returned_fen)`;

/** Who came against who was invited and did not: purchases from the start on, through a day. */
export async function buyingArms(
  tx: Tx,
  eventId: string,
  startsAt: Date,
  through: BusinessDay,
): Promise<{ readonly came: BuyingArm; readonly stayed: BuyingArm }> {
  const found = await rows<BuyingArm & { readonly attended: boolean }>(
    tx,
    `${sides} SELECT s.came AS attended, count(*) AS members, count(b.id) AS buyers,
       coalesce(sum(b.purchases), 0)::bigint AS purchases, coalesce(sum(b.fen), 0)::bigint AS "spendFen"
     FROM side s LEFT JOIN (SELECT id, count(*) AS purchases, sum(fen) AS fen FROM bought GROUP BY id) AS b ON b.id = s.id
     GROUP BY s.came`,
    [eventId, startsAt, through],
  );
  const armOf = (attended: boolean): BuyingArm => {
    const { members, buyers, purchases, spendFen } = found.find((each) => each.attended === attended) ?? nobody;
    return { members, buyers, purchases, spendFen };
  };
  return { came: armOf(true), stayed: armOf(false) };
}

const nobody: BuyingArm = { members: 0, buyers: 0, purchases: 0, spendFen: 0 };

/** On which days members of either side bought for the first time. */
export async function firstPurchases(
  tx: Tx,
  eventId: string,
  startsAt: Date,
  through: BusinessDay,
): Promise<FirstPurchases[]> {
  return rows<FirstPurchases>(
    tx,
    `${sides} SELECT came, day, count(*) AS buyers FROM (
       SELECT id, came, min(business_day) AS day FROM bought GROUP BY id, came) AS first
     GROUP BY came, day ORDER BY day`,
    [eventId, startsAt, through],
  );
}

/** Fees are those that the store has marked as paid. */
export async function costFigures(tx: Tx, eventId: string): Promise<CostFigures> {
  const [found] = await rows<CostFigures>(
    tx,
    `SELECT t.*, a.* FROM (SELECT coalesce(sum(points), 0)::integer AS "thanksPoints",
         count(*) FILTER (WHERE points > 0) AS "thanksMembers", count(gift) AS gifts
       FROM event_thanks WHERE event_id = $1) AS t,
       (SELECT coalesce(sum(n.paid_points), 0)::integer AS "pricePoints",
          coalesce(sum(e.price_fen * n.fee_persons), 0)::bigint AS "feesFen"
        FROM event e LEFT JOIN event_answer n ON n.event_id = e.id WHERE e.id = $1) AS a`,
    [eventId],
  );
  if (!found) throw new Error('a cost that answers nothing');
  return found;
}
