// The ledger's functions that put points back into lots, and those that take only what may be used.
export const restoringFunctions = /* sql */ `
  -- Puts n points into one lot, which may still be there, in the row or beyond it, or be gone.
  CREATE FUNCTION point_place(a point_account, p_lot integer, p_available date, p_expires date, n integer)
  RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE
    size integer := cardinality(a.lot_seq);
    place integer := array_position(a.lot_seq, p_lot);
  BEGIN
    IF place IS NOT NULL THEN
      a.lot_left[place] := a.lot_left[place] + n;
      RETURN a;
    END IF;
    a.next_expiry := least(a.next_expiry, p_expires);
    place := 1;
    WHILE place <= size AND (a.lot_expires[place], a.lot_seq[place]) < (p_expires, p_lot) LOOP
      place := place + 1;
    END LOOP;
    IF place > size AND (a.tail_count > 0 OR size = 64) THEN
      INSERT INTO point_lot AS t (member_id, expires_on, lot_seq, available_on, points_left)
        VALUES (a.member_id, p_expires, p_lot, p_available, n)
        ON CONFLICT (member_id, expires_on, lot_seq) DO UPDATE SET points_left = t.points_left + n;
      a.tail_count := (SELECT count(*) FROM point_lot t WHERE t.member_id = a.member_id);
      RETURN a;
    END IF;
    IF size = 64 THEN
      INSERT INTO point_lot (member_id, expires_on, lot_seq, available_on, points_left)
        VALUES (a.member_id, a.lot_expires[64], a.lot_seq[64], a.lot_available[64], a.lot_left[64]);
      a.tail_count := a.tail_count + 1;
      size := 63;
    END IF;
    a.lot_seq := a.lot_seq[:place - 1] || p_lot || a.lot_seq[place:size];
    a.lot_available := a.lot_available[:place - 1] || p_available || a.lot_available[place:size];
    a.lot_expires := a.lot_expires[:place - 1] || p_expires || a.lot_expires[place:size];
    a.lot_left := a.lot_left[:place - 1] || n || a.lot_left[place:size];
    RETURN a;
  END $$;

  -- Gives points back to the lots they came from: p_taken is lot, n, lot, n, ... with n > 0. What is owed is repaid first, by the points that would expire first. What belongs to a lot whose last
  -- day is over becomes a lot of this entry until p_grace; without p_grace it goes back, for the next expiry to take.
  CREATE FUNCTION point_restore(INOUT a point_account, p_taken integer[], p_today date, p_grace date,
    OUT allocation integer[])
  LANGUAGE plpgsql AS $$
  DECLARE
    repaid bigint := 0;
    late integer := 0;
    n integer;
    piece record;
  BEGIN
    allocation := '{}';
    FOR piece IN
      SELECT p_taken[i] AS lot, p_taken[i + 1] AS n, e.available_on, e.expires_on
      FROM generate_series(1, cardinality(p_taken), 2) AS i
      JOIN point_entry e ON e.member_id = a.member_id AND e.seq = p_taken[i]
      ORDER BY e.expires_on, e.seq
    LOOP
      n := least(a.owed, piece.n);
      a.owed := a.owed - n;
      repaid := repaid + n;
      n := piece.n - n;
      CONTINUE WHEN n = 0;
      IF p_grace IS NOT NULL AND piece.expires_on < p_today THEN
        late := late + n;
      ELSE
        a := point_place(a, piece.lot, piece.available_on, piece.expires_on, n);
        allocation := allocation || piece.lot || n;
      END IF;
      a.balance := a.balance + n;
    END LOOP;
    IF late > 0 THEN
      a := point_place(a, a.seq, p_today, p_grace, late);
      allocation := allocation || a.seq || late;
    END IF;
    IF repaid > 0 THEN
      allocation := allocation || 0 || repaid::integer;
    END IF;
  END $$;

  -- Takes up to p_points out of lots by expiry, then age: of those usable by a day and named, where either is told.
  CREATE FUNCTION point_drain(INOUT a point_account, p_points integer, p_usable date, p_named integer[],
    OUT allocation integer[], OUT missing integer)
  LANGUAGE plpgsql AS $$
  DECLARE
    take integer;
    t point_lot;
  BEGIN
    allocation := '{}';
    missing := p_points;
    FOR i IN 1..cardinality(a.lot_seq) LOOP
      EXIT WHEN missing = 0;
      take := least(missing, a.lot_left[i]);
      CONTINUE WHEN take = 0 OR a.lot_available[i] > p_usable OR NOT a.lot_seq[i] = ANY (p_named);
      a.lot_left[i] := a.lot_left[i] - take;
      allocation := allocation || a.lot_seq[i] || -take;
      missing := missing - take;
    END LOOP;
    IF missing = 0 OR a.tail_count = 0 THEN
      RETURN;
    END IF;
    FOR t IN SELECT * FROM point_lot l WHERE l.member_id = a.member_id
        AND (p_usable IS NULL OR l.available_on <= p_usable) AND (p_named IS NULL OR l.lot_seq = ANY (p_named))
      ORDER BY l.expires_on, l.lot_seq LOOP
      EXIT WHEN missing = 0;
      take := least(missing, t.points_left);
      IF take = t.points_left THEN
        DELETE FROM point_lot l
          WHERE l.member_id = t.member_id AND l.expires_on = t.expires_on AND l.lot_seq = t.lot_seq;
        a.tail_count := a.tail_count - 1;
      ELSE
        UPDATE point_lot l SET points_left = l.points_left - take
          WHERE l.member_id = t.member_id AND l.expires_on = t.expires_on AND l.lot_seq = t.lot_seq;
      END IF;
      allocation := allocation || t.lot_seq || -take;
      missing := missing - take;
    END LOOP;
  END $$;

  -- As in 0006: the named lots first, then the others by expiry, pending ones too; what is missing is owed.
  CREATE OR REPLACE FUNCTION point_debit(INOUT a point_account, p_points integer, p_own integer[],
    OUT allocation integer[])
  LANGUAGE plpgsql AS $$
  DECLARE
    own record := point_drain(a, p_points, NULL, p_own);
    others record := point_drain(own.a, own.missing, NULL, NULL);
  BEGIN
    a := others.a;
    allocation := own.allocation || others.allocation;
    a.balance := a.balance - (p_points - others.missing);
    IF others.missing > 0 THEN
      a.owed := a.owed + others.missing;
      allocation := allocation || 0 || -others.missing;
    END IF;
    a := point_compact(a);
  END $$;

  -- Takes points that may be used today. The caller knows that they suffice.
  CREATE FUNCTION point_take(INOUT a point_account, p_points integer, p_today date, OUT allocation integer[])
  LANGUAGE plpgsql AS $$
  DECLARE drained record := point_drain(a, p_points, p_today, NULL);
  BEGIN
    IF drained.missing > 0 THEN
      RAISE EXCEPTION 'points that were counted are not in any lot' USING ERRCODE = 'GK000';
    END IF;
    a := drained.a;
    allocation := drained.allocation;
    a.balance := a.balance - p_points;
    a := point_compact(a);
  END $$;

  -- The same allocation with every sign turned.
  CREATE FUNCTION point_turned(p_allocation integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(CASE WHEN i % 2 = 1 THEN p_allocation[i] ELSE -p_allocation[i] END ORDER BY i), '{}')
    FROM generate_subscripts(p_allocation, 1) AS i
  $$;

  -- What every operation does before its own work: overdue holds come back, then what is due expires. Under the name
  -- that the operations of 0006 call already.
  ALTER FUNCTION point_expire_due(point_account, timestamptz, date, integer) RENAME TO point_expire_lots;
  CREATE FUNCTION point_expire_due(a point_account, p_now timestamptz, p_today date, p_version integer)
  RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE h point_hold;
  BEGIN
    IF a.held > 0 THEN
      FOR h IN SELECT * FROM point_hold x
        WHERE x.member_id = a.member_id AND x.state = 'open' AND x.overdue_at <= p_now ORDER BY x.overdue_at, x.id LOOP
        a := point_give_back(a, h, 'release/' || h.id, ''::bytea, p_now, p_today, p_version);
      END LOOP;
    END IF;
    RETURN point_expire_lots(a, p_now, p_today, p_version);
  END $$;

  -- Ends an open hold: its points return to their lots under an entry of their own.
  CREATE FUNCTION point_give_back(a point_account, h point_hold, p_operation text, p_hash bytea, p_now timestamptz,
    p_today date, p_version integer)
  RETURNS point_account LANGUAGE plpgsql AS $$
  DECLARE change record;
  BEGIN
    a.seq := a.seq + 1;
    a.held := a.held - h.points;
    change := point_restore(a, point_turned(h.allocation), p_today, NULL);
    a := change.a;
    UPDATE point_hold x SET state = 'released' WHERE x.member_id = h.member_id AND x.id = h.id;
    PERFORM point_write_entry(a, 'release', h.points, p_operation, p_hash, change.allocation, NULL, NULL, NULL, NULL,
      NULL, p_now, p_today, p_version);
    RETURN a;
  END $$;`;
