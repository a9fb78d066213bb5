// What is known of both sides when a friend is bound: the plain facts that the verdict is a function of.
import { Injectable } from '@nestjs/common';
import { MembersService, sameName } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import type { Referral, ReferralFacts } from '@guike/referrals';
import { type Parties, type Party, partiesOf } from './parties';

type Found = Omit<ReferralFacts, 'by' | 'samePerson' | 'riskRank' | 'staffName'> & {
  readonly staffName: string | null;
};

/** Above the referrer: who brought them, who brought those, at most so far. */
const MOST_STEPS = 20;

/**
 * $1 the referral's own id, $2 friend's names, $3 referrer's names, $4 the staff, $5 who the referrer is now, $6 the time
 * zone. A touch counts for its day around, whoever it led to.
 */
const text = `
  WITH r AS (SELECT x.*, t.address_index, t.phone_index FROM referral x
      LEFT JOIN referral_touch t ON t.identity_id = x.identity_id AND t.id = x.touch_id WHERE x.id = $1),
  near AS (SELECT t.* FROM r JOIN referral_touch t ON (t.referrer_id = ANY ($3) OR t.staff_id = $4)
      AND t.touched_at BETWEEN r.touched_at - interval '1 day' AND r.touched_at + interval '1 day'),
  above AS (
    WITH RECURSIVE up AS (
      SELECT r.referrer_id AS id, 1 AS step FROM referral r WHERE r.member_id = ANY ($3) AND r.state <> 'refused'
      UNION SELECT r.referrer_id, up.step + 1 FROM up JOIN referral r ON r.member_id = up.id AND r.state <> 'refused'
      WHERE up.step < ${MOST_STEPS})
    SELECT id FROM up WHERE id IS NOT NULL)
  SELECT EXISTS (SELECT FROM wechat_identity f JOIN wechat_identity o ON o.member_id = ANY ($3)
      AND (o.id = f.id OR o.unionid = f.unionid) WHERE f.id = r.identity_id) AS "sameWechat",
    EXISTS (SELECT FROM invite_phone p WHERE p.phone_index = r.phone_index
      AND (p.owner_id = ANY ($3) OR p.owner_id = $4)) AS "sameDevice",
    EXISTS (SELECT FROM purchase a, jsonb_array_elements(a.tenders) x WHERE a.member_id = ANY ($2)
      AND x ->> 'kind' = 'stored_value' AND x ->> 'code' IS NOT NULL
      AND EXISTS (SELECT FROM purchase b WHERE b.member_id = ANY ($3) AND b.tenders @> jsonb_build_array(
        jsonb_build_object('kind', 'stored_value', 'code', x ->> 'code')))) AS "samePayment",
    EXISTS (SELECT FROM above WHERE id = ANY ($2)) AS loop,
    EXISTS (SELECT FROM member m WHERE m.id = ANY ($2) AND m.id <> r.member_id AND m.joined_at < r.touched_at)
      AS "wasMember",
    EXISTS (SELECT FROM staff s JOIN member_phone p ON p.phone_index = s.phone_index
      WHERE s.id = $4 AND p.member_id = ANY ($2)) AS "staffSelf",
    EXISTS (SELECT FROM staff s JOIN member_phone p ON p.phone_index = s.phone_index
      WHERE s.active AND p.member_id = ANY ($3)) AS "staffMember",
    (SELECT s.name FROM staff s WHERE s.id = $4) AS "staffName",
    coalesce((SELECT m.state = 'exited' FROM member m WHERE m.id = $5), (SELECT NOT s.active FROM staff s WHERE s.id = $4),
      true) AS "referrerGone",
    coalesce((SELECT m.state = 'frozen' FROM member m WHERE m.id = $5), false) AS "referrerFrozen",
    (SELECT count(DISTINCT identity_id)::integer FROM near WHERE near.address_index = r.address_index) AS "fromAddress",
    (SELECT count(DISTINCT identity_id)::integer FROM near WHERE near.phone_index = r.phone_index) AS "fromDevice",
    (SELECT count(*)::integer FROM referral o WHERE (o.referrer_id = ANY ($3) OR o.staff_id = $4)
      AND o.bound_at <= r.bound_at AND (o.bound_at AT TIME ZONE $6)::date = (r.bound_at AT TIME ZONE $6)::date)
      AS "boundToday"
  FROM r`;

@Injectable()
export class ReferralFactsReader {
  constructor(private readonly members: MembersService) {}

  /** The facts of a referral that the caller has claimed. `zone`: the programme's. */
  async read(tx: Tx, referral: Referral, riskRank: number | null, zone: string): Promise<ReferralFacts> {
    const { id, staffId } = referral;
    const parties: Parties = await partiesOf(tx, referral);
    const { friend, referrer, isOnePerson } = parties;
    const values = [id, friend.names, referrer?.names ?? [], staffId, referrer?.id ?? null, zone];
    const [found] = await rows<Found>(tx, text, values);
    if (!found) throw new Error('a referral that was claimed and is not there');
    const staffName = found.staffName !== null && (await this.isNamed(tx, friend, found.staffName));
    const by = staffId === null ? 'member' : 'staff';
    return { ...found, by, samePerson: isOnePerson, riskRank, staffName };
  }

  private async isNamed(tx: Tx, { id }: Party, staffName: string): Promise<boolean> {
    const { name } = await this.members.face(tx, id);
    return name !== null && sameName(name, staffName);
  }
}
