// A claim by screenshot in words, and what is claimed: the limits that the shop keeps to.
import type { AnswerOf, lookClaimEndpoints } from '@guike/contracts/http';
import type { BusinessDay, MemberId } from '@guike/kernel';
import type { LookClaim } from '@guike/looks';
import { type Tx, rows } from '@guike/platform';
import { type Programme, count } from '@guike/programme';
import { storeNames } from '../office/office-faces';

export type LookClaimAnswer = AnswerOf<(typeof lookClaimEndpoints)['file']>;
export type LookRules = NonNullable<Programme['looks']>;

/** Claims that a member may file in a month. */
export const CLAIMS_A_MONTH = 8;
/** Above so many likes a second person of the shop has to look. */
export const SECOND_ABOVE = 50;

/** Where a claim's picture is in the storage. */
export const lookClaimFile = (fileKey: string): string => `look-claims/${fileKey}.webp`;

/** Points of so many likes, before the limit of the month. */
export const pointsOfLikes = (likes: number, { pointsPerLike, mostPerLook }: LookRules): number =>
  Math.min(likes * pointsPerLike, mostPerLook);

export const firstOfMonth = (day: BusinessDay): BusinessDay => `${day.slice(0, 7)}-01` as BusinessDay;

/** What the posts of claims are about, by claim: 「雾蓝的一天」 or 冬季试衣会. */
export async function claimTitles(tx: Tx, claims: readonly LookClaim[]): Promise<ReadonlyMap<string, string>> {
  const looks = claims.filter(({ lookId }) => lookId !== null);
  const captions = await rows<{ id: string; caption: string }>(
    tx,
    `SELECT l.id, l.caption FROM look_key k JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
     WHERE k.look_id = ANY ($1)`,
    [looks.map(({ lookId }) => lookId)],
  );
  const caption = new Map(captions.map((row) => [row.id, row.caption]));
  return new Map(
    claims.map(({ memberId, id, lookId, activity }) => [
      claimKey({ memberId, id }),
      lookId === null ? (activity ?? '') : titleOf(caption.get(lookId) ?? ''),
    ]),
  );
}

const titleOf = (caption: string): string => (caption === '' ? '我的穿搭' : `「${caption}」`);
export const claimKey = ({ memberId, id }: { readonly memberId: MemberId; readonly id: string }): string =>
  `${memberId}/${id}`;

/** Claims as their member reads them. */
export async function lookClaimViews(tx: Tx, claims: readonly LookClaim[]): Promise<LookClaimAnswer[]> {
  const stores = await storeNames(
    tx,
    claims.map(({ storeId }) => storeId),
  );
  const titles = await claimTitles(tx, claims);
  return claims.map((claim) => ({
    id: claim.id,
    lookId: claim.lookId,
    activity: claim.activity,
    title: titles.get(claimKey(claim)) ?? '',
    storeName: stores.get(claim.storeId) ?? '',
    likes: claim.state === 'approved' ? (claim.approvedLikes ?? claim.likes) : claim.likes,
    state: claim.state,
    points: claim.points,
    filedAt: claim.filedAt.toISOString(),
    sentence: sentenceOf(claim),
  }));
}

function sentenceOf({ state, approvedLikes, points, refusal }: LookClaim): string {
  if (state === 'refused') return `未通过：${refusal ?? ''}`;
  if (state !== 'approved') return '等门店核对';
  const counted = `门店核对为 ${count(approvedLikes ?? 0)} 个赞`;
  return points ? `${counted}，已记 ${count(points)} 分` : `${counted}，本月已到上限`;
}
