// Corrections of the ledger: adjust, expire by the sweep, forfeit, transfer; and settle once more.
import { settlingAgain } from './0015-points-settling';

const corrections = /* sql */ `
  -- Adds or takes points for a reason that somebody signed for. Taking more than there is is refused.
  CREATE FUNCTION point_adjust(p_member uuid, p_operation text, p_hash bytea, p_points integer, p_store uuid,
    p_available date, p_expires date, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    change record;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    IF a.status NOT IN ('active', 'frozen') OR p_points = 0 THEN
      RAISE EXCEPTION 'account % cannot be adjusted by %', a.status, p_points USING ERRCODE = 'GK002';
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    IF a.balance + p_points < 0 THEN
      RAISE EXCEPTION 'not enough points to take' USING ERRCODE = 'GK004';
    END IF;
    a.seq := a.seq + 1;
    a.adjusted := a.adjusted + p_points;
    IF p_points > 0 THEN
      change := point_credit(a, p_points, a.seq, p_available, p_expires);
    ELSE
      change := point_debit(a, -p_points, '{}');
    END IF;
    a := change.a;
    PERFORM point_write_entry(a, 'adjust', p_points, p_operation, p_hash, change.allocation, NULL, NULL, p_store,
      CASE WHEN p_points > 0 THEN p_available END, CASE WHEN p_points > 0 THEN p_expires END, p_now, p_today,
      p_version);
    PERFORM point_write_account(a);
    RETURN (false, p_points, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;

  -- What the sweep does: overdue holds back, what is due expired, and the lower bound of the next expiry moved up, to
  -- p_first_expiry (when points of today would expire) where no lot is left.
  CREATE FUNCTION point_sweep(p_member uuid, p_first_expiry date, p_now timestamptz, p_today date, p_version integer)
  RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    before bigint := a.expired;
  BEGIN
    a := point_expire_due(a, p_now, p_today, p_version);
    a.next_expiry := coalesce(a.lot_expires[1], p_first_expiry);
    PERFORM point_write_account(a);
    RETURN a.expired - before;
  END $$;

  -- The member leaves: holds end, what is left is forfeited, and the account is closed for good. A debt stays as it is.
  CREATE FUNCTION point_forfeit(p_member uuid, p_operation text, p_hash bytea, p_now timestamptz, p_today date,
    p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    change record;
    lost bigint;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_end_holds(point_expire_due(a, p_now, p_today, p_version), p_now, p_today, p_version);
    a.seq := a.seq + 1;
    lost := a.balance;
    a.forfeited := a.forfeited + lost;
    change := point_debit(a, lost::integer, '{}');
    a := change.a;
    a.status := 'closed';
    PERFORM point_write_entry(a, 'forfeit', -lost, p_operation, p_hash, change.allocation, NULL, NULL, NULL, NULL, NULL,
      p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, -lost, a.seq, a.balance, a.owed, 0)::point_answer;
  END $$;

  -- Gives every open hold back, due or not.
  CREATE FUNCTION point_end_holds(a point_account, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE h point_hold;
  BEGIN
    FOR h IN SELECT * FROM point_hold x WHERE x.member_id = a.member_id AND x.state = 'open' ORDER BY x.id LOOP
      a := point_give_back(a, h, 'release/' || h.id, ''::bytea, p_now, p_today, p_version);
    END LOOP;
    RETURN point_expire_due(a, p_now, p_today, p_version);
  END $$;

  -- Two members are one: every lot moves with its days, then the debt. Both accounts are locked in the order of their
  -- ids. The first account is closed. Lots become entries of their own, p_operation/1 and on; p_operation closes the
  -- first account.
  CREATE FUNCTION point_transfer(p_from uuid, p_to uuid, p_operation text, p_hash bytea, p_now timestamptz,
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
    IF p_from = p_to OR a.status = 'closed' OR b.status = 'closed' THEN
      RAISE EXCEPTION 'accounts % and % cannot be merged', a.status, b.status USING ERRCODE = 'GK002';
    END IF;
    a := point_end_holds(point_expire_due(a, p_now, p_today, p_version), p_now, p_today, p_version);
    b := point_expire_due(b, p_now, p_today, p_version);
    FOR lot IN
      SELECT l.available_on, l.expires_on, sum(l.n)::integer AS n FROM (
        SELECT x.available_on, x.expires_on, x.n
          FROM unnest(a.lot_available, a.lot_expires, a.lot_left) AS x(available_on, expires_on, n)
        UNION ALL SELECT t.available_on, t.expires_on, t.points_left FROM point_lot t WHERE t.member_id = p_from) AS l
      GROUP BY l.available_on, l.expires_on ORDER BY l.expires_on, l.available_on
    LOOP
      part := part + 1;
      b.seq := b.seq + 1;
      b.transferred := b.transferred + lot.n;
      change := point_credit(b, lot.n, b.seq, lot.available_on, lot.expires_on);
      b := change.a;
      PERFORM point_write_entry(b, 'transfer', lot.n, p_operation || '/' || part, p_hash, change.allocation, NULL, NULL,
        NULL, lot.available_on, lot.expires_on, p_now, p_today, p_version);
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

export const correctionFunctions = corrections + settlingAgain;
