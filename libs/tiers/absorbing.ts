// Two members found to be one: what counts for the one who goes counts for the one who stays, day by day, and what is
// then earned is decided anew. The other's own rows are left as they were.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { ProgrammeVersion } from '@guike/programme';
import { higherOf } from './deciding';
import type { TierRow } from './tier-row';
import { type TierOutcome, decideAndWrite } from './write-decision';

export interface Absorbing {
  readonly from: MemberId;
  readonly to: MemberId;
  readonly today: BusinessDay;
  readonly now: Date;
  readonly programme: ProgrammeVersion;
}

/** The visits, each added and logged. They are many at most as days with a purchase. $1 from, $2 to, $3 today, $4 now. */
const addVisits = `
  SELECT count(r) FROM (SELECT v.* FROM member_visit v WHERE v.member_id = $1 ORDER BY v.business_day, v.store_id) v
  CROSS JOIN LATERAL tier_record($2, $3, v.business_day, v.store_id, v.net_fen, v.profit_fen, v.items, v.top_up_fen,
    v.orders, NULL, 'merged', gen_random_uuid(), NULL, $1, $4) r`;

/** Friends, the fee and the last return, logged as they are told; years count from the elder of the two cards. */
const addStanding = `
  WITH b AS (SELECT * FROM member_tier WHERE member_id = $1),
  facts AS (
    INSERT INTO tier_fact (member_id, id, kind, business_day, recorded_at, cause_id, amount, until_day, returned_on)
    SELECT $2, gen_random_uuid(), f.kind, $3, $4, $1, f.amount, f.until_day, f.returned_on FROM b CROSS JOIN LATERAL (VALUES
      ('referral_joined', b.referrals_joined, NULL::date, NULL::date), ('referral_vip', b.referrals_vip, NULL, NULL),
      ('merged', 0, NULL, b.last_return_on)) AS f(kind, amount, until_day, returned_on)
    WHERE f.amount > 0 OR f.returned_on IS NOT NULL),
  fee AS (
    INSERT INTO tier_fact (member_id, id, kind, business_day, recorded_at, cause_id, amount, until_day)
    SELECT $2, gen_random_uuid(), 'fee', $3, $4, $1, b.paid_level, b.paid_until FROM b, member_tier a
    WHERE a.member_id = $2 AND b.paid_until >= $3
      AND (b.paid_level, b.paid_until) > (CASE WHEN a.paid_until >= $3 THEN a.paid_level ELSE 0 END, coalesce(a.paid_until, '-infinity'))
    RETURNING amount, until_day)
  UPDATE member_tier a SET referrals_joined = a.referrals_joined + b.referrals_joined,
    referrals_vip = a.referrals_vip + b.referrals_vip, joined_on = least(a.joined_on, b.joined_on),
    last_return_on = greatest(a.last_return_on, b.last_return_on),
    lifts = ARRAY(SELECT DISTINCT unnest(a.lifts || b.lifts) ORDER BY 1),
    paid_level = coalesce((SELECT amount FROM fee)::integer, a.paid_level),
    paid_until = coalesce((SELECT until_day FROM fee), a.paid_until)
  FROM b WHERE a.member_id = $2`;

/**
 * The higher of both earned tiers is the least that is held from now on; the sums together may lead further. Null for
 * somebody without a tier (a known customer), who brings nothing, or comes to nobody. The caller holds both locks.
 */
export async function absorbFacts(tx: Tx, absorbing: Absorbing): Promise<TierOutcome | null> {
  const { from, to, today, now, programme } = absorbing;
  const held = await rows<TierRow & { member_id: MemberId }>(
    tx,
    `SELECT * FROM member_tier WHERE member_id = ANY ($1)`,
    [[from, to]],
  );
  const gone = held.find((row) => row.member_id === from);
  const kept = held.find((row) => row.member_id === to);
  if (!gone || !kept) return null;
  await rows(tx, addVisits, [from, to, today, now]);
  await rows(tx, addStanding, [from, to, today, now]);
  const [row] = await rows<TierRow>(tx, `SELECT r.* FROM member_tier t, tier_rolled(t, $2) r WHERE t.member_id = $1`, [
    to,
    today,
  ]);
  if (!row) throw new Error('a tier that is gone');
  const least = higherOf(programme.body.tiers, kept.earned_tier ?? kept.tier, gone.earned_tier ?? gone.tier);
  const cause = { cause: 'merged', causeId: from, programme, today, day: today } as const;
  return decideAndWrite(tx, to, row, { least }, cause, now);
}
