// Names for the office's lists: members masked, stores and the people who work here by id.
import type { StaffId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** Names of people who work or worked here; unknown ids are missing. */
export async function staffNames(tx: Tx, ids: readonly (StaffId | null)[]): Promise<ReadonlyMap<StaffId, string>> {
  return namesOf(tx, 'staff', ids);
}

/** Names of stores; unknown ids are missing. */
export async function storeNames(tx: Tx, ids: readonly (StoreId | null)[]): Promise<ReadonlyMap<StoreId, string>> {
  return namesOf(tx, 'store', ids);
}

async function namesOf(
  tx: Tx,
  table: 'staff' | 'store',
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(tx, `SELECT id, name FROM ${table} WHERE id = ANY($1)`, [
    wanted,
  ]);
  return new Map(found.map(({ id, name }) => [id, name]));
}
