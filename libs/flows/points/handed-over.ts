// Rewards handed over at the counter: their points were spent at no store, and are accounted to the one that verified.
import { type BusinessDay, type MemberId, type StoreId, addDays, instantOfLocal } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { HandedOver } from '@guike/points';
import { redeemOperation } from '../rewards/redemption-view';

/** What was verified from one business day to another, both included, in a time zone. */
export async function handedOver(
  tx: Tx,
  [from, until]: readonly [BusinessDay, BusinessDay],
  zone: string,
): Promise<HandedOver[]> {
  const startOf = (day: BusinessDay) => instantOfLocal(`${day} 00:00:00`, zone);
  const found = await rows<{ memberId: MemberId; id: string; storeId: StoreId }>(
    tx,
    `SELECT member_id AS "memberId", id, store_id AS "storeId" FROM redemption
     WHERE state = 'verified' AND store_id IS NOT NULL AND verified_at >= $1 AND verified_at < $2`,
    [startOf(from), startOf(addDays(until, 1))],
  );
  return found.map(({ memberId, id, storeId }) => ({ memberId, operation: redeemOperation(id), storeId }));
}
