// The brand's stores: what each has, and opening one.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminDeskEndpoints } from '@guike/contracts/http';
import type { StaffId, StoreId } from '@guike/kernel';
import { membersByStore } from '@guike/members';
import { Audit, Database } from '@guike/platform';
import { StoreDirectory } from '@guike/stores';

type Endpoints = typeof adminDeskEndpoints;

@Injectable()
export class ShopStores {
  constructor(
    private readonly database: Database,
    private readonly directory: StoreDirectory,
    private readonly audit: Audit,
  ) {}

  /** All stores, or the caller's own. `here`: where the request came from. */
  async list(own: StoreId | null, here: string): Promise<AnswerOf<Endpoints['stores']>> {
    const tx = this.database.reading;
    const found = await this.directory.stores(tx, own);
    const ids = found.map(({ id }) => id);
    const members = await membersByStore(tx, ids);
    return { stores: found.map((store) => ({ ...store, members: members.get(store.id) ?? 0 })), here };
  }

  /** Opens a store, or answers it as it is. Error: STORE_CODE_TAKEN (by a store of another name). */
  async open(wanted: BodyOf<Endpoints['openStore']>, by: StaffId): Promise<{ id: StoreId }> {
    return this.database.inTransaction(async (tx) => {
      const { id, isNew } = await this.directory.open(tx, wanted);
      if (isNew) {
        const detail = { storeId: id, ...wanted };
        await this.audit.record(tx, { actorKind: 'staff', actorId: by, action: 'store.opened', detail });
      }
      return { id };
    });
  }

  /** The same again changes nothing. Error: STORE_UNKNOWN. */
  async keepNetworks(
    storeId: StoreId,
    networks: readonly string[],
    by: StaffId,
  ): Promise<AnswerOf<Endpoints['keepStoreNetworks']>> {
    return this.database.inTransaction(async (tx) => {
      if (await this.directory.keepNetworks(tx, storeId, networks, by)) {
        const detail = { storeId, networks };
        await this.audit.record(tx, { actorKind: 'staff', actorId: by, action: 'store.networks_kept', detail });
      }
      const [store] = await this.directory.stores(tx, storeId);
      return { networks: store?.networks ?? [] };
    });
  }
}
