// Members in the office: found, and read in the clear for a reason.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { ReadMasked, SearchMembers } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminMemberEndpoints;

/** More than anybody at work needs, and little for somebody who copies the customers. */
const REVEALS: Limit = { name: 'member-reveal', times: 60, windowSeconds: 3_600 };
/** A mask hides four digits: whoever may not reveal a phone could otherwise search for all ten thousand that fit it. */
const MISSES: Limit = { name: 'member-search-misses', times: 60, windowSeconds: 3_600 };

@Controller()
export class MembersController {
  constructor(
    private readonly searchMembers: SearchMembers,
    private readonly readMasked: ReadMasked,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(adminMemberEndpoints.members)
  async list(@Asked() { query, caller }: Call<Endpoints['members']>): Promise<AnswerOf<Endpoints['members']>> {
    if (!query.search) return this.searchMembers.search(query, caller);
    // Counted first, so that tries at the same moment count as well.
    await this.limiter.take(MISSES, caller.staffId);
    const found = await this.searchMembers.search(query, caller);
    if (found.total > 0) await this.limiter.giveBack(MISSES, caller.staffId);
    return found;
  }

  @Serves(adminMemberEndpoints.reveal)
  async reveal(@Asked() { params, body, caller }: Call<Endpoints['reveal']>): Promise<AnswerOf<Endpoints['reveal']>> {
    await this.limiter.take(REVEALS, caller.staffId);
    return this.readMasked.reveal(params.id, body, caller);
  }

  @Serves(adminMemberEndpoints.readings)
  readings(@Asked() { params, query, caller }: Call<Endpoints['readings']>): Promise<AnswerOf<Endpoints['readings']>> {
    return this.readMasked.readings(params.id, query, caller);
  }
}
