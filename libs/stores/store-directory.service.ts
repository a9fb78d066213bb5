// The brand's stores as the office sees them, and how a new one is opened.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type StaffId, type StoreId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { StoreFace } from './stores.service';

export interface StoreEntry extends StoreFace {
  readonly counters: { readonly code: string; readonly name: string }[];
  /** People who work there now. */
  readonly staff: number;
  /** With the number of keys in force. */
  readonly tills: { readonly name: string; readonly keys: number }[];
  /** Its own lines, as CIDR; one address without a length. */
  readonly networks: string[];
}

@Injectable()
export class StoreDirectory {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** By code; one store, or all of them. */
  async stores(tx: Tx, storeId: StoreId | null): Promise<StoreEntry[]> {
    return rows<StoreEntry>(
      tx,
      `SELECT s.id, s.code, s.name,
         (SELECT coalesce(json_agg(json_build_object('code', c.code, 'name', c.name) ORDER BY c.code), '[]')
          FROM counter c WHERE c.store_id = s.id) AS counters,
         (SELECT count(*) FROM staff p WHERE p.store_id = s.id AND p.active) AS staff,
         (SELECT coalesce(json_agg(json_build_object('name', t.name, 'keys', t.keys) ORDER BY t.name, t.id), '[]') FROM (
            SELECT till.id, till.name, (SELECT count(*) FROM till_key k WHERE k.till_id = till.id AND k.revoked_at IS NULL) AS keys
            FROM till WHERE till.store_id = s.id) AS t) AS tills,
         (SELECT coalesce(json_agg(abbrev(n.network::inet) ORDER BY n.network), '[]') FROM store_network n
          WHERE n.store_id = s.id) AS networks
       FROM store s WHERE $1::uuid IS NULL OR s.id = $1 ORDER BY s.code`,
      [storeId],
    );
  }

  /**
   * Makes a store's own lines these, addresses or CIDR of either kind; answers whether anything is new. Error: STORE_UNKNOWN.
   */
  async keepNetworks(tx: Tx, storeId: StoreId, networks: readonly string[], by: StaffId): Promise<boolean> {
    const found = await rows(tx, `SELECT FROM store WHERE id = $1 FOR UPDATE`, [storeId]);
    if (found.length === 0) throw new DomainError('STORE_UNKNOWN');
    const changed = await rows(
      tx,
      `WITH wanted AS (SELECT DISTINCT network(n::inet)::cidr AS network FROM unnest($2::text[]) AS n),
         gone AS (DELETE FROM store_network n WHERE n.store_id = $1
           AND NOT EXISTS (SELECT FROM wanted w WHERE w.network = n.network) RETURNING n.network),
         added AS (INSERT INTO store_network (store_id, network, added_at, added_by)
           SELECT $1, network, $3, $4 FROM wanted ON CONFLICT DO NOTHING RETURNING network)
       SELECT network FROM gone UNION ALL SELECT network FROM added`,
      [storeId, [...networks], this.clock.now(), by],
    );
    return changed.length > 0;
  }

  /** The names of stores by id. */
  async names(tx: Tx, ids: readonly StoreId[]): Promise<ReadonlyMap<StoreId, string>> {
    const found = await rows<StoreFace>(tx, `SELECT id, name FROM store WHERE id = ANY($1)`, [[...ids]]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** Opens a store, once: the same code and name again is that store. Error: STORE_CODE_TAKEN. */
  async open(
    tx: Tx,
    { code, name }: { readonly code: string; readonly name: string },
  ): Promise<{ id: StoreId; isNew: boolean }> {
    // Who opens the same store at the same moment is waited for.
    const [added] = await rows<{ id: StoreId }>(
      tx,
      `INSERT INTO store (id, code, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [newId(), code, name, this.clock.now()],
    );
    if (added) return { id: added.id, isNew: true };
    const [there] = await rows<StoreFace>(tx, `SELECT id, name FROM store WHERE code = $1`, [code]);
    if (there?.name !== name) throw new DomainError('STORE_CODE_TAKEN', { code });
    return { id: there.id, isNew: false };
  }
}
