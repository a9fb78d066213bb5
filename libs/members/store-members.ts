// How many members a store has: those who joined there and are members now.
import type { StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** By store; stores without a member are missing in the map. */
export async function membersByStore(tx: Tx, storeIds: readonly StoreId[]): Promise<ReadonlyMap<StoreId, number>> {
  const found = await rows<{ id: StoreId; members: number }>(
    tx,
    `SELECT joined_store_id AS id, count(*) AS members FROM member
     WHERE joined_store_id = ANY($1) AND state IN ('active', 'frozen') GROUP BY joined_store_id`,
    [[...storeIds]],
  );
  return new Map(found.map(({ id, members }) => [id, members]));
}
