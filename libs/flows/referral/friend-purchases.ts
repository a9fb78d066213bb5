// What a friend has bought, as far as it can bring anybody anything. Read under the referral's claim, so that nothing
// older is settled over it.
import type { BusinessDay, MemberId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { lotDays } from '@guike/points';
import type { ProgrammeService, ProgrammeVersion } from '@guike/programme';
import { type FriendPurchase, friendPoints } from '@guike/referrals';

interface PurchaseRow extends Omit<FriendPurchase, 'terms'> {
  readonly storeId: StoreId;
  readonly paidOn: BusinessDay;
  readonly stands: boolean;
  readonly programmeVersion: number;
}

/** A purchase with what it is worth to whoever brought the friend, and the days of the points. */
export interface WorthOfPurchase {
  readonly purchaseId: string;
  readonly storeId: StoreId;
  readonly points: number;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
}

export interface Bought {
  readonly worth: readonly WorthOfPurchase[];
  /** When the first of what still stands was paid; null: nothing does. */
  readonly firstAt: Date | null;
}

export interface PurchasesOf {
  readonly friendId: MemberId;
  /** Whoever the friend is or was: of those who were members on their own account before, nothing counts. */
  readonly names: readonly MemberId[];
  readonly boundAt: Date;
  /** Whoever the referrer is or was; empty for one of the staff. */
  readonly referrers: readonly MemberId[];
}

/** Every purchase that the friend made as a member, in the order in which they were paid. */
export async function friendPurchases(tx: Tx, programmes: ProgrammeService, of: PurchasesOf): Promise<Bought> {
  const found = await rows<PurchaseRow>(
    tx,
    `SELECT p.id AS "purchaseId", p.paid_at AS "paidAt", p.entitled_points AS "entitledPoints",
       p.status = 'void' AS "isVoid", p.store_id AS "storeId", p.programme_version AS "programmeVersion",
       (p.paid_at AT TIME ZONE (SELECT body ->> 'timeZone' FROM programme_version v WHERE v.version = p.programme_version))::date
         AS "paidOn", p.status = 'recorded' AND (p.returned_fen < p.net_fen OR p.net_fen = 0) AS stands,
       (count(*) FILTER (WHERE p.status = 'recorded') OVER (ORDER BY p.paid_at, p.id
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))::integer AS before,
       EXISTS (SELECT FROM card_freeze f WHERE f.member_id = ANY ($4) AND f.frozen_at <= p.paid_at
         AND (f.lifted_at IS NULL OR f.lifted_at > p.paid_at)) AS "whileFrozen"
     FROM purchase p JOIN member m ON m.id = p.member_id
     WHERE p.member_id = ANY ($2) AND p.counts AND (p.member_id = $1 OR (m.joined_at >= $3
       AND NOT EXISTS (SELECT FROM referral o WHERE o.member_id = p.member_id)))
     ORDER BY p.paid_at, p.id`,
    [of.friendId, of.names, of.boundAt, of.referrers],
  );
  const joinedOn = await cardDay(tx, of.friendId);
  const referrerDay = await cardDay(tx, of.referrers[0] ?? of.friendId);
  const versions = new Map<number, ProgrammeVersion>();
  for (const version of new Set(found.map(({ programmeVersion }) => programmeVersion)))
    versions.set(version, await programmes.version(tx, version));
  const worth = found.map((row) => {
    const { body } = versions.get(row.programmeVersion) as ProgrammeVersion;
    const points = friendPoints({ ...row, terms: body.referral }, joinedOn ?? row.paidOn, body.timeZone);
    const { purchaseId, storeId } = row;
    return { purchaseId, storeId, points, ...lotDays(body.points, row.paidOn, referrerDay) };
  });
  return { worth, firstAt: found.find(({ stands }) => stands)?.paidAt ?? null };
}

/** The day of somebody's card; null for nobody. */
async function cardDay(tx: Tx, memberId: MemberId): Promise<BusinessDay | null> {
  const text = `SELECT joined_on AS day FROM member WHERE id = $1`;
  return (await rows<{ day: BusinessDay | null }>(tx, text, [memberId]))[0]?.day ?? null;
}
