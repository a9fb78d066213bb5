// Settling as in 0006, with one change: what was spent on a purchase does not count as its points.
export const settlingAgain = /* sql */ `
  -- Books the difference between what a purchase is entitled to now and what it was settled to before.
  -- Expired points of the purchase are not taken again: they count as given back first, and raising the entitlement
  -- again does not revive them. Hence entitlements, not points, are compared, and what expiry absorbed is kept apart.
  CREATE OR REPLACE FUNCTION point_settle_purchase(p_member uuid, p_operation text, p_hash bytea, p_purchase uuid,
    p_entitled integer, p_store uuid, p_available date, p_expires date, p_now timestamptz, p_today date,
    p_version integer)
  RETURNS point_answer LANGUAGE plpgsql AS $$
  DECLARE
    a point_account := point_lock(p_member);
    answer point_answer := point_replay(a, p_operation, p_hash, p_today);
    change record;
    booked bigint;
    settled integer;
    own integer[];
    own_expired bigint := 0;
    delta integer;
  BEGIN
    IF answer IS NOT NULL THEN
      RETURN answer;
    END IF;
    a := point_expire_due(a, p_now, p_today, p_version);
    SELECT coalesce(sum(e.points), 0), coalesce((array_agg(e.entitled ORDER BY e.seq DESC))[1], 0),
        coalesce(array_agg(e.seq) FILTER (WHERE e.points > 0), '{}')
      INTO booked, settled, own
      FROM point_entry e
      WHERE e.member_id = p_member AND e.purchase_id = p_purchase AND e.kind IN ('earn', 'settle');
    IF p_entitled >= settled THEN
      delta := greatest(0, p_entitled - settled - (booked - settled));
    ELSE
      IF a.expired > 0 THEN
        SELECT coalesce(sum(-e.allocation[i + 1]), 0) INTO own_expired
          FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i
          WHERE e.member_id = p_member AND e.kind = 'expire' AND e.allocation[i] = ANY (own);
      END IF;
      delta := least(0, p_entitled - settled + greatest(0, own_expired - (booked - settled)));
    END IF;
    a.seq := a.seq + 1;
    IF delta >= 0 THEN
      a.earned := a.earned + delta;
      change := point_credit(a, delta, a.seq, p_available, p_expires);
    ELSE
      a.reversed := a.reversed - delta;
      change := point_debit(a, -delta, own);
    END IF;
    a := change.a;
    PERFORM point_write_entry(a, 'settle', delta, p_operation, p_hash, change.allocation, p_purchase, p_entitled,
      p_store, CASE WHEN delta > 0 THEN p_available END, CASE WHEN delta > 0 THEN p_expires END, p_now, p_today,
      p_version);
    a := point_expire_due(a, p_now, p_today, p_version);
    PERFORM point_write_account(a);
    RETURN (false, delta, a.seq, a.balance, a.owed, point_pending(a, p_today))::point_answer;
  END $$;`;
