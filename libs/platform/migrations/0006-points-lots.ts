// The first half of the ledger's functions: looking at an account, and moving points in and out of its lots.
export const accountFunctions = /* sql */ `
  CREATE TYPE point_answer AS (
    replayed boolean, points bigint, seq integer, balance bigint, owed bigint, pending bigint);

  CREATE FUNCTION point_lock(p_member uuid) RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE a point_account;
  BEGIN
    SELECT * INTO a FROM point_account WHERE member_id = p_member FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no point account' USING ERRCODE = 'GK003';
    END IF;
    RETURN a;
  END $$;

  -- Points that the member owns but may not use before a later day.
  CREATE FUNCTION point_pending(a point_account, p_today date) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
  DECLARE total bigint;
  BEGIN
    SELECT coalesce(sum(l.n), 0) INTO total
      FROM unnest(a.lot_available, a.lot_left) AS l(available_on, n) WHERE l.available_on > p_today;
    IF a.tail_count > 0 THEN
      total := total + (SELECT coalesce(sum(t.points_left), 0) FROM point_lot t
        WHERE t.member_id = a.member_id AND t.available_on > p_today);
    END IF;
    RETURN total;
  END $$;

  -- Points whose last day is over but that no operation has come by to expire yet: nobody owns them any more.
  CREATE FUNCTION point_due(a point_account, p_today date) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
  DECLARE total bigint;
  BEGIN
    IF a.next_expiry IS NULL OR a.next_expiry >= p_today THEN
      RETURN 0;
    END IF;
    SELECT coalesce(sum(l.n), 0) INTO total
      FROM unnest(a.lot_expires, a.lot_left) AS l(expires_on, n) WHERE l.expires_on < p_today;
    IF a.tail_count > 0 THEN
      total := total + (SELECT coalesce(sum(t.points_left), 0) FROM point_lot t
        WHERE t.member_id = a.member_id AND t.expires_on < p_today);
    END IF;
    RETURN total;
  END $$;

  -- What the operation answered before, or NULL when it is new. The same name with another request is refused.
  CREATE FUNCTION point_replay(a point_account, p_operation text, p_hash bytea, p_today date)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE o point_operation; e point_entry;
  BEGIN
    SELECT * INTO o FROM point_operation WHERE member_id = a.member_id AND operation = p_operation;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    IF o.request_hash <> p_hash THEN
      RAISE EXCEPTION 'operation % was booked with another request', p_operation USING ERRCODE = 'GK001';
    END IF;
    SELECT * INTO e FROM point_entry WHERE member_id = a.member_id AND seq = o.seq;
    RETURN (true, e.points, e.seq, e.balance_after, e.owed_after, point_pending(a, p_today))::point_answer;
  END $$;`;

export const lotFunctions = /* sql */ `
  -- Brings lots back from the tail when the row has none left, so that a member with lots always has some in the row.
  CREATE FUNCTION point_refill(a point_account) RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE moved integer;
  BEGIN
    IF cardinality(a.lot_seq) > 0 OR a.tail_count = 0 THEN
      RETURN a;
    END IF;
    WITH first AS (
      SELECT t.expires_on, t.lot_seq FROM point_lot t WHERE t.member_id = a.member_id
      ORDER BY t.expires_on, t.lot_seq LIMIT 32
    ), gone AS (
      DELETE FROM point_lot t USING first
      WHERE t.member_id = a.member_id AND t.expires_on = first.expires_on AND t.lot_seq = first.lot_seq
      RETURNING t.lot_seq, t.available_on, t.expires_on, t.points_left
    )
    SELECT count(*), array_agg(g.lot_seq ORDER BY g.expires_on, g.lot_seq),
      array_agg(g.available_on ORDER BY g.expires_on, g.lot_seq),
      array_agg(g.expires_on ORDER BY g.expires_on, g.lot_seq),
      array_agg(g.points_left ORDER BY g.expires_on, g.lot_seq)
    INTO moved, a.lot_seq, a.lot_available, a.lot_expires, a.lot_left FROM gone g;
    a.tail_count := a.tail_count - moved;
    RETURN a;
  END $$;

  -- Drops lots with nothing left from the row.
  CREATE FUNCTION point_compact(a point_account) RETURNS point_account LANGUAGE plpgsql AS $$
  BEGIN
    IF 0 = ANY (a.lot_left) THEN
      SELECT coalesce(array_agg(l.seq ORDER BY l.place), '{}'), coalesce(array_agg(l.available_on ORDER BY l.place), '{}'),
        coalesce(array_agg(l.expires_on ORDER BY l.place), '{}'), coalesce(array_agg(l.n ORDER BY l.place), '{}')
      INTO a.lot_seq, a.lot_available, a.lot_expires, a.lot_left
      FROM unnest(a.lot_seq, a.lot_available, a.lot_expires, a.lot_left)
        WITH ORDINALITY AS l(seq, available_on, expires_on, n, place)
      WHERE l.n > 0;
    END IF;
    RETURN point_refill(a);
  END $$;

  -- Puts points into the account: what is owed is repaid first, the rest becomes one lot in its place by expiry.
  CREATE FUNCTION point_credit(INOUT a point_account, p_points integer, p_seq integer, p_available date,
    p_expires date, OUT allocation integer[])
  LANGUAGE plpgsql AS $$
  DECLARE
    repaid integer := least(a.owed, p_points);
    fresh integer := p_points - repaid;
    size integer := cardinality(a.lot_seq);
    place integer := size + 1;
  BEGIN
    allocation := '{}';
    IF repaid > 0 THEN
      a.owed := a.owed - repaid;
      allocation := allocation || 0 || repaid;
    END IF;
    IF fresh = 0 THEN
      RETURN;
    END IF;
    allocation := allocation || p_seq || fresh;
    a.balance := a.balance + fresh;
    a.next_expiry := least(a.next_expiry, p_expires);
    -- A new lot has the highest seq, so among equal expiries it comes last.
    WHILE place > 1 AND a.lot_expires[place - 1] > p_expires LOOP
      place := place - 1;
    END LOOP;
    IF place > size AND (a.tail_count > 0 OR size = 64) THEN
      INSERT INTO point_lot (member_id, expires_on, lot_seq, available_on, points_left)
        VALUES (a.member_id, p_expires, p_seq, p_available, fresh);
      a.tail_count := a.tail_count + 1;
      RETURN;
    END IF;
    IF size = 64 THEN
      INSERT INTO point_lot (member_id, expires_on, lot_seq, available_on, points_left)
        VALUES (a.member_id, a.lot_expires[64], a.lot_seq[64], a.lot_available[64], a.lot_left[64]);
      a.tail_count := a.tail_count + 1;
      size := 63;
    END IF;
    a.lot_seq := a.lot_seq[:place - 1] || p_seq || a.lot_seq[place:size];
    a.lot_available := a.lot_available[:place - 1] || p_available || a.lot_available[place:size];
    a.lot_expires := a.lot_expires[:place - 1] || p_expires || a.lot_expires[place:size];
    a.lot_left := a.lot_left[:place - 1] || fresh || a.lot_left[place:size];
  END $$;

  -- Takes points out: the named lots first, then the others by expiry, pending ones too; what is missing is owed.
  CREATE FUNCTION point_debit(INOUT a point_account, p_points integer, p_own integer[], OUT allocation integer[])
  LANGUAGE plpgsql AS $$
  DECLARE
    need integer := p_points;
    take integer;
    own_turn boolean;
    t point_lot;
  BEGIN
    allocation := '{}';
    FOREACH own_turn IN ARRAY ARRAY[true, false] LOOP
      FOR i IN 1..cardinality(a.lot_seq) LOOP
        EXIT WHEN need = 0;
        take := least(need, a.lot_left[i]);
        CONTINUE WHEN take = 0 OR (own_turn AND NOT a.lot_seq[i] = ANY (p_own));
        a.lot_left[i] := a.lot_left[i] - take;
        allocation := allocation || a.lot_seq[i] || -take;
        need := need - take;
      END LOOP;
      CONTINUE WHEN need = 0 OR a.tail_count = 0;
      FOR t IN SELECT * FROM point_lot l WHERE l.member_id = a.member_id AND (NOT own_turn OR l.lot_seq = ANY (p_own))
        ORDER BY l.expires_on, l.lot_seq LOOP
        EXIT WHEN need = 0;
        take := least(need, t.points_left);
        IF take = t.points_left THEN
          DELETE FROM point_lot l
            WHERE l.member_id = t.member_id AND l.expires_on = t.expires_on AND l.lot_seq = t.lot_seq;
          a.tail_count := a.tail_count - 1;
        ELSE
          UPDATE point_lot l SET points_left = l.points_left - take
            WHERE l.member_id = t.member_id AND l.expires_on = t.expires_on AND l.lot_seq = t.lot_seq;
        END IF;
        allocation := allocation || t.lot_seq || -take;
        need := need - take;
      END LOOP;
    END LOOP;
    a.balance := a.balance - (p_points - need);
    IF need > 0 THEN
      a.owed := a.owed + need;
      allocation := allocation || 0 || -need;
    END IF;
    a := point_compact(a);
  END $$;`;
