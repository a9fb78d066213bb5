// What a till asks: who somebody is, and what the day's receipts came to.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { FindMember, TillLookups } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';
import { IdentificationLimit } from './identification-limit';

/** Name and phone together open a member's card, so nobody may try them out by the thousand. */
const PER_KEY: Limit = { name: 'till-members', times: 60, windowSeconds: 60 };

@Controller()
export class LookupsController {
  constructor(
    private readonly finding: FindMember,
    private readonly lookups: TillLookups,
    private readonly limiter: RateLimiter,
    private readonly identification: IdentificationLimit,
  ) {}

  @Serves(tillEndpoints.findMember)
  async findMember(
    @Asked() { query, caller }: Call<typeof tillEndpoints.findMember>,
  ): Promise<AnswerOf<typeof tillEndpoints.findMember>> {
    await this.limiter.take(PER_KEY, caller.keyId);
    return this.identification.watch(caller, query, () => this.finding.find(query, caller.keyId));
  }

  @Serves(tillEndpoints.reconcile)
  reconcile(
    @Asked() { params, query, caller }: Call<typeof tillEndpoints.reconcile>,
  ): Promise<AnswerOf<typeof tillEndpoints.reconcile>> {
    return this.lookups.reconcile(caller.storeId, businessDay(params.businessDay), query);
  }
}
