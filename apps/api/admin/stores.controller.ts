// The brand's stores in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { ShopStores } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminDeskEndpoints;

@Controller()
export class StoresController {
  constructor(private readonly stores: ShopStores) {}

  @Serves(adminDeskEndpoints.stores)
  list(@Asked() { caller, request }: Call<Endpoints['stores']>): Promise<AnswerOf<Endpoints['stores']>> {
    return this.stores.list(caller.storeId, request.ip);
  }

  @Serves(adminDeskEndpoints.openStore)
  open(@Asked() { body, caller }: Call<Endpoints['openStore']>): Promise<AnswerOf<Endpoints['openStore']>> {
    return this.stores.open(body, caller.staffId);
  }

  @Serves(adminDeskEndpoints.keepStoreNetworks)
  keepNetworks(
    @Asked() { params, body, caller }: Call<Endpoints['keepStoreNetworks']>,
  ): Promise<AnswerOf<Endpoints['keepStoreNetworks']>> {
    return this.stores.keepNetworks(params.id, body.networks, caller.staffId);
  }
}
