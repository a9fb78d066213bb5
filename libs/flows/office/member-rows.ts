// Members as a line of the office's list: state, tier, points, spend, visits; who they are is masked elsewhere.
import type { AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';

type ListedMember = AnswerOf<(typeof adminMemberEndpoints)['members']>['items'][number];

export type MemberRow = Omit<ListedMember, 'nameMasked' | 'phoneMasked'>;

/** A visit is a day with a purchase, in any store and also from before joining. Unknown ids are missing in the map. */
export async function memberRows(
  tx: Tx,
  memberIds: readonly MemberId[],
  programme: Programme,
  today: BusinessDay,
): Promise<ReadonlyMap<MemberId, MemberRow>> {
  const found = await rows<Omit<MemberRow, 'tierName'>>(
    tx,
    `SELECT m.id AS "memberId", m.state, t.tier, a.balance - point_due(a, $2) AS balance,
       greatest(coalesce(t.lifetime_net_fen, 0), 0) AS "lifetimeFen", m.joined_on AS "joinedOn",
       s.name AS "joinedStore", v.business_day AS "lastVisitOn"
     FROM member m
     JOIN point_account a ON a.member_id = m.id
     LEFT JOIN member_tier t ON t.member_id = m.id
     LEFT JOIN store s ON s.id = m.joined_store_id
     LEFT JOIN LATERAL (SELECT max(p.business_day) AS business_day FROM purchase p
       WHERE p.member_id = m.id AND p.status = 'recorded') AS v ON true
     WHERE m.id = ANY($1)`,
    [memberIds, today],
  );
  return new Map(found.map((row) => [row.memberId, { ...row, tierName: tierNameOf(programme, row.tier) }]));
}
