// 今日维护: what to do for whom, what came of it, and the number to ring.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffCareEndpoints } from '@guike/contracts/http';
import { CareDesk } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof staffCareEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Nobody rings more people in an hour. */
const PHONES: Limit = { name: 'care-phones', times: 60, windowSeconds: 3_600 };

@Controller()
export class CareController {
  constructor(
    private readonly desk: CareDesk,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(staffCareEndpoints.careTasks)
  tasks(@Asked() { query, caller }: Asking<'careTasks'>): Answering<'careTasks'> {
    return this.desk.list(query, caller);
  }

  @Serves(staffCareEndpoints.reportCare)
  report(@Asked() { params, body, caller }: Asking<'reportCare'>): Answering<'reportCare'> {
    return this.desk.report(params, body, caller);
  }

  @Serves(staffCareEndpoints.carePhone)
  async phone(@Asked() { params, caller }: Asking<'carePhone'>): Answering<'carePhone'> {
    await this.limiter.take(PHONES, caller.staffId);
    return this.desk.phone(params, caller);
  }
}
