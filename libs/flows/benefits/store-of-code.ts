// The store that a request names by its code, and whose lists somebody of the office may read.
import { DomainError, type StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';

/** Error: STORE_UNKNOWN. */
export async function storeOfCode(tx: Tx, code: string): Promise<{ readonly id: StoreId; readonly name: string }> {
  const [store] = await rows<{ id: StoreId; name: string }>(tx, `SELECT id, name FROM store WHERE code = $1`, [code]);
  if (!store) throw new DomainError('STORE_UNKNOWN', { store: code });
  return store;
}

/**
 * Whose rows a reader is shown: those of a store see their own whatever they ask for, the others all or those of the
 * store they name; null: all. Error: STORE_UNKNOWN.
 */
export async function storeToRead(tx: Tx, reader: OfficeReader, code: string | undefined): Promise<StoreId | null> {
  if (reader.storeId !== null) return reader.storeId;
  return code === undefined ? null : (await storeOfCode(tx, code)).id;
}

/** The store whose rows somebody may change. Errors: STORE_UNKNOWN; FORBIDDEN for another than their own. */
export async function storeToKeep(tx: Tx, reader: OfficeReader, code: string): Promise<StoreId> {
  const { id } = await storeOfCode(tx, code);
  if (reader.storeId !== null && reader.storeId !== id) throw new DomainError('FORBIDDEN');
  return id;
}
