// A claim as the member reads it: its state and a sentence.
import type { AnswerOf, claimEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { count } from '@guike/programme';
import type { Claim } from '@guike/purchases';
import { storeNames } from '../office/office-faces';

type ClaimAnswer = AnswerOf<(typeof claimEndpoints)['file']>;
type State = ClaimAnswer['state'];

/** Open claims wait for the store, or for the till before it. */
export function stateOf({ state, saleId }: Claim): State {
  if (state !== 'open') return state;
  return saleId === null ? 'waiting_sale' : 'waiting';
}

/** Names a claim among those of everybody: ids are chosen by who files, and two could choose the same. */
export const claimKey = ({ memberId, id }: Pick<Claim, 'memberId' | 'id'>): string => `${memberId}/${id}`;

/** What the purchases of approved claims earned when they were booked, by claim (`claimKey`). */
export async function claimedPoints(tx: Tx, claims: readonly Claim[]): Promise<ReadonlyMap<string, number>> {
  const approved = claims.filter(({ purchaseId }) => purchaseId !== null);
  if (approved.length === 0) return new Map();
  const found = await rows<{ memberId: MemberId; id: string; points: number }>(
    tx,
    `SELECT c.member_id AS "memberId", c.id, e.points FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS c(member_id, id, operation)
     JOIN point_operation o ON o.member_id = c.member_id AND o.operation = c.operation
     JOIN point_entry e ON e.member_id = o.member_id AND e.seq = o.seq`,
    [
      approved.map(({ memberId }) => memberId),
      approved.map(({ id }) => id),
      approved.map(({ purchaseId }) => `purchase/${purchaseId}`),
    ],
  );
  return new Map(found.map((row) => [claimKey(row), row.points]));
}

export async function claimViews(tx: Tx, claims: readonly Claim[]): Promise<ClaimAnswer[]> {
  const stores = await storeNames(
    tx,
    claims.map(({ storeId }) => storeId),
  );
  const points = await claimedPoints(tx, claims);
  return claims.map((claim) => {
    const given = points.get(claimKey(claim)) ?? null;
    return {
      id: claim.id,
      storeName: stores.get(claim.storeId) ?? '',
      businessDay: claim.businessDay,
      number: claim.receiptNumber,
      state: stateOf(claim),
      points: given,
      filedAt: claim.filedAt.toISOString(),
      sentence: sentenceOf(claim, given),
    };
  });
}

export async function claimView(tx: Tx, claim: Claim): Promise<ClaimAnswer> {
  const [view] = await claimViews(tx, [claim]);
  if (!view) throw new Error('a claim without a view');
  return view;
}

function sentenceOf(claim: Claim, points: number | null): string {
  switch (stateOf(claim)) {
    case 'waiting_sale':
      return '等待收银数据，收到后由门店核对';
    case 'waiting':
      return '已提交，门店正在核对';
    case 'approved':
      return `已补登 ${count(points ?? 0)} 积分`;
    case 'refused':
      return `未通过：${claim.refusal ?? '请到门店核对'}`;
  }
}
