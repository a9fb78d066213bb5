// For reviews a lock that covers what they write, so that they need not touch the accounts, and who left in a few pages;
// and the sweep of expired points in one pass over many members. Processes of before call the same names.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TierLocksAndSweeps1764000000043 implements MigrationInterface {
  name = 'TierLocksAndSweeps1764000000043';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [leaving, locking, lockingMany, sweeping]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** Of those with a tier, only who left is neither active nor frozen: so few that a review need not read the others. */
const leaving = /* sql */ `CREATE INDEX member_exited ON member (id) WHERE state = 'exited';`;

/** As in 0010, and the tier's row is locked after the account: who holds a member holds both. */
const locking = /* sql */ `
  CREATE OR REPLACE FUNCTION member_lock(p_member uuid, p_today date, OUT state text, OUT joined_at timestamptz,
    OUT tier text, OUT lifetime_net_fen bigint, OUT balance bigint, OUT owed bigint, OUT pending bigint)
  LANGUAGE plpgsql AS $$
  DECLARE a point_account := point_lock(p_member);
  BEGIN
    SELECT t.tier, t.lifetime_net_fen INTO tier, lifetime_net_fen
      FROM member_tier t WHERE t.member_id = p_member FOR NO KEY UPDATE;
    SELECT m.state, m.joined_at INTO state, joined_at FROM member m WHERE m.id = p_member;
    balance := a.balance - point_due(a, p_today);
    owed := a.owed;
    pending := point_pending(a, p_today);
  END $$;`;

/** As in 0032: all accounts, then all tiers, each in the order of the ids. */
const lockingMany = /* sql */ `
  CREATE OR REPLACE FUNCTION member_lock_many(p_members uuid[], p_today date)
  RETURNS TABLE (id uuid, state text, joined_at timestamptz, tier text, balance bigint, owed bigint, pending bigint)
  LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM FROM point_account a WHERE a.member_id = ANY (p_members) ORDER BY a.member_id FOR UPDATE;
    PERFORM FROM member_tier t WHERE t.member_id = ANY (p_members) ORDER BY t.member_id FOR NO KEY UPDATE;
    RETURN QUERY
      SELECT m.id, m.state, m.joined_at, t.tier,
        CASE WHEN a.next_expiry < p_today THEN a.balance - point_due(a, p_today) ELSE a.balance END, a.owed,
        CASE WHEN a.tail_count > 0 THEN point_pending(a, p_today) ELSE (SELECT coalesce(sum(l.n), 0)
          FROM unnest(a.lot_available, a.lot_left) AS l(available_on, n) WHERE l.available_on > p_today) END
      FROM point_account a JOIN member m ON m.id = a.member_id LEFT JOIN member_tier t ON t.member_id = m.id
      WHERE a.member_id = ANY (p_members);
  END $$;`;

/**
 * As point_sweep, for different members. Plain is an account where nothing is held and every lot stands in the row; every
 * other goes through point_sweep itself. Hence both write the same. Answers how many points expired.
 */
const sweeping = /* sql */ `
  CREATE FUNCTION point_sweep_many(p_members uuid[], p_first_expiry date, p_now timestamptz, p_today date,
    p_version integer)
  RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE
    others uuid[];
    total bigint := 0;
    plainly bigint;
  BEGIN
    PERFORM FROM point_account a WHERE a.member_id = ANY (p_members) ORDER BY a.member_id FOR UPDATE;
    SELECT coalesce(array_agg(a.member_id ORDER BY a.member_id), '{}') INTO others FROM point_account a
      WHERE a.member_id = ANY (p_members) AND (a.held > 0 OR a.tail_count > 0);
    IF cardinality(others) > 0 THEN
      SELECT sum(point_sweep(o.member, p_first_expiry, p_now, p_today, p_version)) INTO total
        FROM unnest(others) AS o(member);
    END IF;
    WITH due AS MATERIALIZED (
      SELECT a.member_id, a.seq + 1 AS seq, a.owed, d.lots, d.points, d.taken
      FROM point_account a CROSS JOIN LATERAL (
        SELECT count(DISTINCT l.place)::integer AS lots, coalesce(sum(-x.n) FILTER (WHERE x.is_n), 0) AS points,
          array_agg(x.n ORDER BY l.place, x.is_n) AS taken
        FROM unnest(a.lot_seq, a.lot_expires, a.lot_left) WITH ORDINALITY AS l(lot, expires_on, points_left, place),
          LATERAL (VALUES (false, l.lot), (true, -l.points_left)) AS x(is_n, n)
        WHERE l.expires_on < p_today) AS d
      WHERE a.member_id = ANY (p_members) AND NOT a.member_id = ANY (others)
    ), account AS (
      UPDATE point_account a SET seq = CASE WHEN d.points > 0 THEN d.seq ELSE a.seq END, balance = a.balance - d.points,
        expired = a.expired + d.points, lot_seq = a.lot_seq[d.lots + 1:], lot_available = a.lot_available[d.lots + 1:],
        lot_expires = a.lot_expires[d.lots + 1:], lot_left = a.lot_left[d.lots + 1:],
        next_expiry = coalesce(a.lot_expires[d.lots + 1], p_first_expiry)
      FROM due d WHERE a.member_id = d.member_id
      RETURNING a.member_id, a.balance
    ), operation AS (
      INSERT INTO point_operation (member_id, operation, request_hash, seq)
      SELECT d.member_id, 'expire/' || d.seq, ''::bytea, d.seq FROM due d WHERE d.points > 0
    ), entry AS (
      INSERT INTO point_entry (member_id, seq, kind, points, operation, allocation, balance_after, owed_after, business_day,
        recorded_at, programme_version)
      SELECT d.member_id, d.seq, 'expire', -d.points, 'expire/' || d.seq, d.taken, a.balance, d.owed, p_today, p_now,
        p_version
      FROM due d JOIN account a USING (member_id) WHERE d.points > 0
    )
    SELECT coalesce(sum(d.points), 0) INTO plainly FROM due d;
    RETURN total + plainly;
  END $$;`;
