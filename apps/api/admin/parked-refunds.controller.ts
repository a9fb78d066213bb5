// Refunds that wait for their sale, for those who look after the books.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffEndpoints } from '@guike/contracts/http';
import { TillLookups } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

@Controller()
export class ParkedRefundsController {
  constructor(private readonly lookups: TillLookups) {}

  /** Those who belong to a store see its refunds, the others the whole brand's. */
  @Serves(staffEndpoints.parkedRefunds)
  list(
    @Asked() { query, caller }: Call<typeof staffEndpoints.parkedRefunds>,
  ): Promise<AnswerOf<typeof staffEndpoints.parkedRefunds>> {
    return this.lookups.parkedRefunds(query, caller.storeId);
  }
}
