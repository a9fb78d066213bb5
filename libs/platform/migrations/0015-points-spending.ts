// Spending from the ledger: spend, hold, capture, release, cancel. Each is one round trip and safe to repeat.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { correctionFunctions } from './0015-points-corrections';
import { restoringFunctions } from './0015-points-restoring';

const tables = /* sql */ `
  -- cancels: the spend or capture of which a cancel gives points back. captured_by: the operation that spent a hold.
  -- points_returned: points that had paid for what came back.
  ALTER TABLE point_entry ADD COLUMN cancels text COLLATE "C";
  ALTER TABLE point_hold ADD COLUMN captured_by text COLLATE "C", ADD COLUMN store_id uuid, ADD COLUMN amount_fen bigint;
  CREATE INDEX point_hold_id ON point_hold (id);
  ALTER TABLE refund ADD COLUMN points_returned bigint NOT NULL DEFAULT 0;
  CREATE INDEX point_hold_overdue ON point_hold (overdue_at) WHERE state = 'open';
  CREATE INDEX point_entry_cancels ON point_entry (member_id, cancels) WHERE cancels IS NOT NULL;`;

const entries = /* sql */ `
  -- The same function with one argument more. Callers find it by name at every call.
  DROP FUNCTION point_write_entry(point_account, text, bigint, text, bytea, integer[], uuid, integer, uuid, date, date,
    timestamptz, date, integer);
  CREATE FUNCTION point_write_entry(a point_account, p_kind text, p_points bigint, p_operation text, p_hash bytea,
    p_allocation integer[], p_purchase uuid, p_entitled integer, p_store uuid, p_available date, p_expires date,
    p_now timestamptz, p_today date, p_version integer, p_cancels text DEFAULT NULL)
  RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO point_operation (member_id, operation, request_hash, seq)
      VALUES (a.member_id, p_operation, p_hash, a.seq);
    INSERT INTO point_entry (member_id, seq, kind, points, operation, purchase_id, entitled, store_id, allocation,
        available_on, expires_on, balance_after, owed_after, business_day, recorded_at, programme_version, cancels)
      VALUES (a.member_id, a.seq, p_kind, p_points, p_operation, p_purchase, p_entitled, p_store, p_allocation,
        p_available, p_expires, a.balance, a.owed, p_today, p_now, p_version, p_cancels);
  END $$;

  CREATE OR REPLACE FUNCTION point_write_account(a point_account) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE point_account SET status = a.status, seq = a.seq, balance = a.balance, held = a.held, owed = a.owed,
      earned = a.earned, spent = a.spent, expired = a.expired, reversed = a.reversed, forfeited = a.forfeited,
      adjusted = a.adjusted, transferred = a.transferred, lot_seq = a.lot_seq, lot_available = a.lot_available,
      lot_expires = a.lot_expires, lot_left = a.lot_left, tail_count = a.tail_count, next_expiry = a.next_expiry
    WHERE member_id = a.member_id;
  END $$;`;

const spending = /* sql */ `
  CREATE FUNCTION point_refuse_beyond(a point_account, p_points integer, p_today date) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF a.status <> 'active' OR p_points <= 0 THEN
      RAISE EXCEPTION 'account % cannot spend %', a.status, p_points USING ERRCODE = 'GK002';
    END IF;
    IF a.balance - point_pending(a, p_today) < p_points THEN
      RAISE EXCEPTION 'not enough points that may be used' USING ERRCODE = 'GK004';
    END IF;
  END $$;

  -- Spends points that may be used. p_purchase: the sale that they pay for, if any.
  CREATE FUNCTION point_spend(p_member uuid, p_operation text, p_hash bytea, p_points integer, p_purchase uuid,
    p_store uuid, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    change record;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    PERFORM point_refuse_beyond(a, p_points, p_today);
    a.seq := a.seq + 1;
    a.spent := a.spent + p_points;
    change := point_take(a, p_points, p_today);
    a := change.a;
    PERFORM point_write_entry(a, 'spend', -p_points, p_operation, p_hash, change.allocation, p_purchase, NULL, p_store,
      NULL, NULL, p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, -p_points, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;

  -- Sets points aside until p_overdue; from then on any operation gives them back. p_amount_fen: what they pay.
  CREATE FUNCTION point_hold_open(p_member uuid, p_operation text, p_hash bytea, p_hold uuid, p_points integer,
    p_overdue timestamptz, p_amount_fen bigint, p_store uuid, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    change record;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    PERFORM point_refuse_beyond(a, p_points, p_today);
    a.seq := a.seq + 1;
    a.held := a.held + p_points;
    change := point_take(a, p_points, p_today);
    a := change.a;
    INSERT INTO point_hold (member_id, id, points, allocation, state, held_at, overdue_at, store_id, amount_fen)
      VALUES (p_member, p_hold, p_points, change.allocation, 'open', p_now, p_overdue, p_store, p_amount_fen);
    PERFORM point_write_entry(a, 'hold', -p_points, p_operation, p_hash, change.allocation, NULL, NULL, p_store, NULL,
      NULL, p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, -p_points, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;

  -- What was held is spent. A hold that was given back meanwhile spends again if the points are still there: the entry
  -- then takes them anew. A capture in time changes the balance by nothing, and its entry takes nothing from lots.
  CREATE FUNCTION point_capture(p_member uuid, p_operation text, p_hash bytea, p_hold uuid, p_purchase uuid,
    p_store uuid, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    h point_hold;
    change record;
    taken integer[] := '{}';
    points bigint := 0;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    SELECT * INTO h FROM point_hold x WHERE x.member_id = p_member AND x.id = p_hold;
    IF NOT FOUND OR h.state = 'captured' THEN
      RAISE EXCEPTION 'no such hold to capture' USING ERRCODE = 'GK005';
    END IF;
    IF h.state = 'released' THEN
      PERFORM point_refuse_beyond(a, h.points, p_today);
      a.seq := a.seq + 1;
      change := point_take(a, h.points, p_today);
      a := change.a;
      taken := change.allocation;
      points := -h.points;
    ELSE
      a.seq := a.seq + 1;
      a.held := a.held - h.points;
    END IF;
    a.spent := a.spent + h.points;
    UPDATE point_hold x SET state = 'captured', captured_by = p_operation,
      allocation = CASE WHEN cardinality(taken) > 0 THEN taken ELSE x.allocation END
      WHERE x.member_id = p_member AND x.id = p_hold;
    PERFORM point_write_entry(a, 'capture', points, p_operation, p_hash, taken, p_purchase, NULL, p_store, NULL, NULL,
      p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, points, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;

  -- Gives a hold back. One that is back already answers as a repeat.
  CREATE FUNCTION point_release(p_member uuid, p_operation text, p_hash bytea, p_hold uuid, p_now timestamptz,
    p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    h point_hold;
    before integer := a.seq;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    SELECT * INTO h FROM point_hold x WHERE x.member_id = p_member AND x.id = p_hold;
    IF NOT FOUND OR h.state = 'captured' THEN
      RAISE EXCEPTION 'no such hold to release' USING ERRCODE = 'GK005';
    END IF;
    IF h.state = 'open' THEN
      a := point_give_back(a, h, p_operation, p_hash, p_now, p_today, p_version);
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    IF a.seq > before THEN
      PERFORM point_write_account(a);
    END IF;
    RETURN (h.state = 'released', CASE WHEN h.state = 'open' THEN h.points ELSE 0 END, a.seq, a.balance, a.owed,
      point_pending(a, p_today))::point_answer;
  END $$;

  -- Gives back of a spend or capture so much that p_total has come back of it in all, whatever came back before: so
  -- refunds end alike in any order. What was taken last goes back first. Lots over already come back until p_grace.
  CREATE FUNCTION point_cancel(p_member uuid, p_operation text, p_hash bytea, p_of text, p_total integer,
    p_purchase uuid, p_store uuid, p_grace date, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    taken integer[];
    back integer[] := '{}';
    before integer;
    skip integer;
    want integer;
    part integer;
    change record;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    SELECT CASE e.kind WHEN 'spend' THEN e.allocation ELSE h.allocation END INTO taken
      FROM point_operation o
      JOIN point_entry e ON e.member_id = o.member_id AND e.seq = o.seq
      LEFT JOIN point_hold h ON h.member_id = o.member_id AND h.captured_by = o.operation
      WHERE o.member_id = p_member AND o.operation = p_of AND e.kind IN ('spend', 'capture');
    IF taken IS NULL THEN
      RAISE EXCEPTION 'nothing was spent by %', p_of USING ERRCODE = 'GK005';
    END IF;
    SELECT coalesce(sum(e.points), 0) INTO before FROM point_entry e WHERE e.member_id = p_member AND e.cancels = p_of;
    want := greatest(0, p_total - before);
    skip := before;
    FOR i IN REVERSE cardinality(taken) / 2..1 LOOP
      EXIT WHEN want = 0;
      part := -taken[2 * i];
      IF skip >= part THEN
        skip := skip - part;
        CONTINUE;
      END IF;
      part := least(want, part - skip);
      skip := 0;
      want := want - part;
      back := back || taken[2 * i - 1] || part;
    END LOOP;
    IF want > 0 OR p_total < 0 THEN
      RAISE EXCEPTION '% was not spent by %', p_total, p_of USING ERRCODE = 'GK002';
    END IF;
    a.seq := a.seq + 1;
    part := greatest(0, p_total - before);
    a.spent := a.spent - part;
    change := point_restore(a, back, p_today, p_grace);
    a := change.a;
    PERFORM point_write_entry(a, 'cancel', part, p_operation, p_hash, change.allocation, p_purchase, NULL, p_store,
      CASE WHEN part > 0 THEN p_today END, CASE WHEN part > 0 THEN p_grace END, p_now, p_today, p_version, p_of);
    PERFORM point_write_account(a);
    RETURN (false, part, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;`;

export class PointsSpending1764000000015 implements MigrationInterface {
  name = 'PointsSpending1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, entries, restoringFunctions, spending, correctionFunctions]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
