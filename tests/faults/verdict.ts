// Holds what the database says against what tills and phones were told: acknowledged once, refused never, unknown once
// or never, and nothing that nobody asked for. Each answer is a list of sentences; empty is good.
import pg from 'pg';
import type { Journal, Operation } from './operations';

interface Booked {
  /** How many there are under the operation's identity. */
  readonly count: number;
  /** What an acknowledgement has to have said, by the name it has there. */
  readonly facts: Readonly<Record<string, unknown>>;
}

type Ledger = ReadonlyMap<string, Booked>;

// A sale's receipt without an event is what a return waits at.
const QUERIES: Readonly<Record<Operation['kind'], string>> = {
  sale: `SELECT r.number AS identity, count(*) AS n, count(p.id) AS complete, count(e.operation) AS entries,
      min(p.id::text) AS "purchaseId", coalesce(min(e.points), 0) AS "pointsEarned",
      bool_and(p.net_fen = coalesce((SELECT sum(l.net_fen) FROM purchase_line l
        WHERE l.member_id = p.member_id AND l.purchase_id = p.id), 0)) AS whole
    FROM receipt r LEFT JOIN purchase p ON p.store_id = r.store_id AND p.business_day = r.business_day
      AND p.receipt_number = r.number
    LEFT JOIN point_entry e ON e.member_id = p.member_id AND e.operation = 'purchase/' || p.id
    WHERE r.kind = 'sale' AND r.event_id IS NOT NULL GROUP BY r.number`,
  refund: returns('refund'),
  void: returns('void'),
  hold: `SELECT h.id::text AS identity, count(*) AS n, count(h.id) AS complete, count(e.operation) AS entries,
      min(h.id::text) AS "holdId", min(h.points) AS points, true AS whole
    FROM point_hold h LEFT JOIN point_entry e ON e.member_id = h.member_id AND e.operation = 'hold/' || h.id
    GROUP BY h.id`,
  release: `SELECT h.id::text AS identity, count(*) AS n, count(h.id) AS complete, count(e.operation) AS entries,
      min(h.id::text) AS "holdId", true AS whole
    FROM point_hold h JOIN point_entry e ON e.member_id = h.member_id AND e.operation IN
      ('hold/' || h.id || '/release', 'release/' || h.id) AND h.state = 'released'
    GROUP BY h.id`,
  redemption: `SELECT r.id::text AS identity, count(*) AS n, count(c.code) AS complete, count(e.operation) AS entries,
      min(r.id::text) AS id, min(c.code) AS code, true AS whole
    FROM redemption r LEFT JOIN redemption_code c ON c.member_id = r.member_id AND c.redemption_id = r.id
    LEFT JOIN point_entry e ON e.member_id = r.member_id AND e.kind = 'spend' AND e.operation LIKE '%' || r.id || '%'
    GROUP BY r.id`,
  verification: `SELECT r.id::text AS identity, count(*) AS n, count(*) AS complete, count(a.id) AS entries,
      min(r.id::text) AS "redemptionId", true AS whole
    FROM redemption r LEFT JOIN audit_log a ON a.action = 'redemption.verified' AND a.detail->>'redemptionId' = r.id::text
    WHERE r.state = 'verified' GROUP BY r.id`,
};

/** A refund or void that waits for its sale has a row of its own kind. */
function returns(kind: 'refund' | 'void'): string {
  return `SELECT r.number AS identity, count(*) AS n, count(coalesce(f.id, w.id)) AS complete, 1 AS entries,
      min(r.event_id::text) AS "refundId", min(f.points_reversed) AS "pointsReversed", true AS whole
    FROM receipt r LEFT JOIN refund f ON f.member_id = r.member_id AND f.id = r.event_id
    LEFT JOIN parked_refund w ON w.id = r.event_id AND w.applied_at IS NULL AND f.id IS NULL
    WHERE r.kind = '${kind}' GROUP BY r.number`;
}

async function readLedger(client: pg.Client, kind: Operation['kind']): Promise<Ledger> {
  const { rows } = await client.query<Record<string, unknown>>(QUERIES[kind]);
  return new Map(
    rows.map(({ identity, n, complete, entries, whole, ...facts }) => {
      // A receipt with two sales, a sale without its lines, an operation booked twice: none of them is "once".
      const once = [n, complete, entries].every((each) => Number(each) === 1) && whole === true;
      return [String(identity), { count: once ? 1 : Math.max(2, Number(n)), facts }];
    }),
  );
}

/** Whether everything that was told is true, and nothing else has happened. */
export async function compare(databaseUrl: string, journal: Journal): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const faults: string[] = [];
    for (const kind of Object.keys(QUERIES) as Operation['kind'][]) {
      const ledger = await readLedger(client, kind);
      const asked = journal.of(kind);
      const known = new Set(asked.map(({ identity }) => identity));
      faults.push(...asked.flatMap((operation) => faultsOf(operation, ledger.get(operation.identity))));
      const strangers = [...ledger.keys()].filter((identity) => !known.has(identity) && !/^before-/.test(identity));
      // Time gives holds back, and nobody asks it to.
      if (kind !== 'release') faults.push(...strangers.map((each) => `${kind} ${each}: nobody asked for it`));
    }
    return [...faults, ...(await paidByPoints(client, journal))];
  } finally {
    await client.end();
  }
}

function faultsOf(operation: Operation, booked: Booked | undefined): string[] {
  const name = `${operation.kind} ${operation.identity}`;
  const count = booked?.count ?? 0;
  if (count > 1) return [`${name}: booked more than once, or by halves`];
  if (operation.outcome === 'refused') return count === 0 ? [] : [`${name}: refused, and booked`];
  if (operation.outcome === 'unknown') return [];
  if (!booked) return [`${name}: acknowledged, and not there`];
  return operation.acknowledged.flatMap(({ body }, n) =>
    Object.entries(booked.facts).flatMap(([fact, value]) => {
      // A sale's points change with what comes back, and a return that waited was told nothing of points.
      if (fact === 'pointsEarned' && (operation.disturbed || n > 0)) return [];
      if (fact === 'pointsReversed' && body['parked'] === true) return [];
      return String(body[fact]) === String(value)
        ? []
        : [`${name}: told ${fact} ${String(body[fact])}, booked ${String(value)}`];
    }),
  );
}

/** A sale that was paid with a hold has captured it, once; a hold that no sale captured has paid for nothing. */
async function paidByPoints(client: pg.Client, journal: Journal): Promise<string[]> {
  const { rows } = await client.query<{ hold: string; state: string; captures: number }>(
    `SELECT h.id::text AS hold, h.state, (SELECT count(*)::integer FROM point_entry e WHERE e.member_id = h.member_id
       AND e.operation LIKE 'tender/%/' || h.id) AS captures FROM point_hold h`,
  );
  const paid = journal.of('sale').filter(({ about, outcome }) => about !== null && outcome === 'acknowledged');
  const payers = new Set(paid.map(({ about }) => about));
  return rows
    .filter(({ hold, state, captures }) =>
      payers.has(hold)
        ? state !== 'captured' || captures !== 1
        : captures > 1 || (captures === 1) !== (state === 'captured'),
    )
    .map(({ hold, state, captures }) => `hold ${hold}: ${state}, captured ${captures} times`);
}

/** What members have to have read by now, against what they have: exactly one message for each thing that happened. */
export async function compareInbox(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ member_id: string; source: string; wanted: number; found: number }>(
      `WITH happened AS (
         SELECT member_id, 'joined' AS source FROM member_card
         UNION ALL SELECT member_id, 'purchase/' || purchase_id FROM point_entry WHERE kind = 'earn' AND points > 0
           AND operation = 'purchase/' || purchase_id
         UNION ALL SELECT member_id, 'refund/' || id FROM refund WHERE points_reversed > 0
         UNION ALL SELECT member_id, 'redemption/' || id FROM redemption
         UNION ALL SELECT member_id, 'tier/' || id FROM tier_decision WHERE to_tier <> coalesce(from_tier, 'regular'))
       SELECT member_id, source, count(h.source)::integer AS wanted, count(m.source)::integer AS found
       FROM happened h FULL JOIN inbox_message m USING (member_id, source)
       GROUP BY member_id, source HAVING count(h.source) <> 1 OR count(m.source) <> 1`,
    );
    return rows.map(
      ({ member_id, source, wanted, found }) => `inbox of ${member_id}: ${source}: ${found} messages for ${wanted}`,
    );
  } finally {
    await client.end();
  }
}
