// Points that come with a merged member stay those of the store that gave them, so that the stores' accounts with each
// other do not lose them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PointsOfStores1764000000033 implements MigrationInterface {
  name = 'PointsOfStores1764000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(transferByStore);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** Transfer as in 0020, with one change: lots of different stores are moved by entries of their own. */
const transferByStore = /* sql */ `
  -- Two members are one: every lot moves with its days, then the debt. Both accounts are locked in the order of their
  -- ids. The first account is closed; one that a merge has closed may pass on what has come to it since. Lots become
  -- entries of their own, p_operation/1 and on; p_operation closes the first account.
  CREATE OR REPLACE FUNCTION point_transfer(p_from uuid, p_to uuid, p_operation text, p_hash bytea, p_now timestamptz,
    p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account;
    b point_account;
    answer point_answer;
    change record;
    moved bigint;
    debt bigint;
    lot record;
    part integer := 0;
  BEGIN
    PERFORM point_lock(least(p_from, p_to));
    PERFORM point_lock(greatest(p_from, p_to));
    a := point_lock(p_from);
    b := point_lock(p_to);
    answer := point_replay(a, p_operation, p_hash, p_today);
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    IF p_from = p_to OR b.status = 'closed'
      OR (a.status = 'closed' AND NOT EXISTS (SELECT FROM member_alias x WHERE x.member_id = p_from)) THEN
      RAISE EXCEPTION 'accounts % and % cannot be merged', a.status, b.status USING ERRCODE = 'GK002';
    END IF;
    a := point_end_holds(point_expire_due(a, p_now, p_today, p_version), p_now, p_today, p_version);
    b := point_expire_due(b, p_now, p_today, p_version);
    FOR lot IN
      SELECT l.available_on, l.expires_on, e.store_id, sum(l.n)::integer AS n FROM (
        SELECT x.seq, x.available_on, x.expires_on, x.n
          FROM unnest(a.lot_seq, a.lot_available, a.lot_expires, a.lot_left) AS x(seq, available_on, expires_on, n)
        UNION ALL SELECT t.lot_seq, t.available_on, t.expires_on, t.points_left FROM point_lot t
          WHERE t.member_id = p_from) AS l
      JOIN point_entry e ON e.member_id = p_from AND e.seq = l.seq
      GROUP BY l.available_on, l.expires_on, e.store_id ORDER BY l.expires_on, l.available_on, e.store_id
    LOOP
      part := part + 1;
      b.seq := b.seq + 1;
      b.transferred := b.transferred + lot.n;
      change := point_credit(b, lot.n, b.seq, lot.available_on, lot.expires_on);
      b := change.a;
      PERFORM point_write_entry(b, 'transfer', lot.n, p_operation || '/' || part, p_hash, change.allocation, NULL, NULL,
        lot.store_id, lot.available_on, lot.expires_on, p_now, p_today, p_version);
    END LOOP;
    moved := a.balance;
    debt := a.owed;
    IF debt > 0 THEN
      b.seq := b.seq + 1;
      b.transferred := b.transferred - debt;
      change := point_debit(b, debt::integer, '{}');
      b := change.a;
      PERFORM point_write_entry(b, 'transfer', -debt, p_operation || '/' || part + 1, p_hash, change.allocation, NULL,
        NULL, NULL, NULL, NULL, p_now, p_today, p_version);
    END IF;
    PERFORM point_write_account(b);
    a.seq := a.seq + 1;
    a.transferred := a.transferred - moved + debt;
    change := point_debit(a, moved::integer, '{}');
    a := change.a;
    IF debt > 0 THEN
      a.owed := 0;
      change.allocation := change.allocation || 0 || debt::integer;
    END IF;
    a.status := 'closed';
    PERFORM point_write_entry(a, 'transfer', debt - moved, p_operation, p_hash, change.allocation, NULL, NULL, NULL,
      NULL, NULL, p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, debt - moved, a.seq, a.balance, a.owed, 0)::point_answer;
  END $$;`;
