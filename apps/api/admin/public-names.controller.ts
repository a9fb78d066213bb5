// The names beside looks, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminPublicNameEndpoints } from '@guike/contracts/http';
import { OfficePublicNames } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminPublicNameEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminPublicNamesController {
  constructor(private readonly names: OfficePublicNames) {}

  @Serves(adminPublicNameEndpoints.publicNames)
  list(@Asked() { query, caller }: Asking<'publicNames'>): Answering<'publicNames'> {
    return this.names.list(query, caller);
  }

  @Serves(adminPublicNameEndpoints.decidePublicName)
  decide(@Asked() { params, body, caller }: Asking<'decidePublicName'>): Answering<'decidePublicName'> {
    return this.names.decide(params.memberId, body, caller);
  }
}
