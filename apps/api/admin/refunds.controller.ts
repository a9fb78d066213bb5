// Refunds that wait for their sale or found none, for those who look after the books.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { RefundLists } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminDeskEndpoints;

/** Those who belong to a store see its refunds, the others the whole brand's. */
@Controller()
export class AdminRefundsController {
  constructor(private readonly lists: RefundLists) {}

  @Serves(adminDeskEndpoints.parkedRefunds)
  parked(@Asked() { query, caller }: Call<Endpoints['parkedRefunds']>): Promise<AnswerOf<Endpoints['parkedRefunds']>> {
    return this.lists.parked(query, caller.storeId);
  }

  @Serves(adminDeskEndpoints.unmatchedRefunds)
  unmatched(
    @Asked() { query, caller }: Call<Endpoints['unmatchedRefunds']>,
  ): Promise<AnswerOf<Endpoints['unmatchedRefunds']>> {
    return this.lists.unmatched(query, caller.storeId);
  }
}
