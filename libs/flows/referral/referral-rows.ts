// Referrals as the office reads them: both sides masked, the reasons in sentences, who decided.
import type { AnswerOf, adminReferralEndpoints } from '@guike/contracts/http';
import type { MemberId, StaffId, StoreId } from '@guike/kernel';
import type { MemberSearch } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { type ReferralState, reasonInWords } from '@guike/referrals';

export type ReferralView = AnswerOf<(typeof adminReferralEndpoints)['referral']>;

export interface OfficeReferral {
  readonly id: string;
  readonly friendId: MemberId;
  readonly referrerId: MemberId | null;
  readonly staffId: StaffId | null;
  readonly staffName: string | null;
  readonly staffStore: string | null;
  readonly state: ReferralState;
  readonly reasons: readonly string[];
  readonly riskRank: number | null;
  readonly touchedAt: Date;
  readonly boundAt: Date;
  readonly storeName: string | null;
  readonly hasBought: boolean;
  readonly isVip: boolean;
  readonly points: number;
  readonly decidedBy: StaffId | null;
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** Whoever belongs to a store sees whom its staff brought, and who joined in it: `store` is the place of its id. */
export const ofStore = (store: string): string =>
  `(${store}::uuid IS NULL OR m.joined_store_id = ${store} OR p.store_id = ${store})`;

export const referralTables = `referral r JOIN member m ON m.id = r.member_id LEFT JOIN staff p ON p.id = r.staff_id`;

const columns = `r.id, r.member_id AS "friendId", r.referrer_id AS "referrerId", r.staff_id AS "staffId",
  p.name AS "staffName", (SELECT s.name FROM store s WHERE s.id = p.store_id) AS "staffStore", r.state, r.reasons,
  r.risk_rank AS "riskRank", r.touched_at AS "touchedAt", r.bound_at AS "boundAt",
  (SELECT s.name FROM store s WHERE s.id = m.joined_store_id) AS "storeName", r.bought_at IS NOT NULL AS "hasBought",
  r.vip_at IS NOT NULL AS "isVip", (SELECT coalesce(sum(b.points), 0)::integer FROM referral_bonus b
    WHERE b.friend_id = r.member_id) AS points, r.decided_by AS "decidedBy",
  (SELECT d.name FROM staff d WHERE d.id = r.decided_by) AS "deciderName", r.decided_at AS "decidedAt",
  r.decision_reason AS "decisionReason"`;

export interface ReferralPage {
  readonly after: string | null;
  readonly limit: number;
  readonly storeId: StoreId | null;
  readonly state: ReferralState | null;
  readonly by: 'member' | 'staff' | null;
  readonly memberIds: readonly MemberId[] | null;
}

/** The latest first; those that are held the oldest first, as they are worked through. */
export async function referralPage(tx: Tx, page: ReferralPage): Promise<OfficeReferral[]> {
  const { after, limit, storeId, state, by, memberIds } = page;
  const [order, beyond] = state === 'held' ? ['ASC', '>'] : ['DESC', '<'];
  return rows<OfficeReferral>(
    tx,
    `SELECT ${columns} FROM ${referralTables}
     WHERE ${ofStore('$1')} AND ($2::text IS NULL OR r.state = $2)
       AND ($3::text IS NULL OR ($3 = 'staff') = (r.staff_id IS NOT NULL))
       AND ($4::uuid[] IS NULL OR r.member_id = ANY ($4) OR r.referrer_id = ANY ($4))
       AND ($5::uuid IS NULL OR (r.bound_at, r.id) ${beyond} (SELECT o.bound_at, o.id FROM referral o WHERE o.id = $5))
     ORDER BY r.bound_at ${order}, r.id ${order} LIMIT $6`,
    [storeId, state, by, memberIds, after, limit],
  );
}

/** One by its id; null: there is none, or it is another store's. */
export async function referralOf(tx: Tx, id: string, storeId: StoreId | null): Promise<OfficeReferral | null> {
  const text = `SELECT ${columns} FROM ${referralTables} WHERE r.id = $1 AND ${ofStore('$2')}`;
  return (await rows<OfficeReferral>(tx, text, [id, storeId]))[0] ?? null;
}

/** Rows as the office reads them. */
export async function referralViews(
  tx: Tx,
  members: MemberSearch,
  found: readonly OfficeReferral[],
): Promise<ReferralView[]> {
  const ids = found.flatMap(({ friendId, referrerId }) => (referrerId === null ? [friendId] : [friendId, referrerId]));
  const faces = await members.maskedFaces(tx, [...new Set(ids)]);
  const faceOf = (memberId: MemberId) => ({
    memberId,
    nameMasked: faces.get(memberId)?.nameMasked ?? null,
    phoneMasked: faces.get(memberId)?.phoneMasked ?? null,
  });
  return found.map((row) => ({
    id: row.id,
    friend: faceOf(row.friendId),
    referrer: row.referrerId === null ? null : faceOf(row.referrerId),
    staff: row.staffId === null ? null : { staffId: row.staffId, name: row.staffName ?? '', storeName: row.staffStore },
    state: row.state,
    reasons: row.reasons.map((code) => ({ code, sentence: reasonInWords(code) })),
    riskRank: row.riskRank,
    touchedAt: row.touchedAt.toISOString(),
    boundAt: row.boundAt.toISOString(),
    storeName: row.storeName,
    hasBought: row.hasBought,
    isVip: row.isVip,
    points: row.points,
    decidedBy: row.deciderName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
  }));
}
