// 穿搭审核, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminLookEndpoints } from '@guike/contracts/http';
import { DecideLook, LookOffice } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminLookEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminLooksController {
  constructor(
    private readonly office: LookOffice,
    private readonly deciding: DecideLook,
  ) {}

  @Serves(adminLookEndpoints.looks)
  list(@Asked() { query, caller }: Asking<'looks'>): Answering<'looks'> {
    return this.office.list(query, caller);
  }

  @Serves(adminLookEndpoints.counts)
  counts(@Asked() { caller }: Asking<'counts'>): Answering<'counts'> {
    return this.office.counts(caller);
  }

  @Serves(adminLookEndpoints.look)
  look(@Asked() { params, caller }: Asking<'look'>): Answering<'look'> {
    return this.office.look(params.id, caller);
  }

  @Serves(adminLookEndpoints.decide)
  decide(@Asked() { params, body, caller }: Asking<'decide'>): Answering<'decide'> {
    return this.deciding.decide(params.id, body, caller);
  }
}
