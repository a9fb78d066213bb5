// Claims by screenshot, as members file them.
import { Controller } from '@nestjs/common';
import { type AnswerOf, largestPicture, lookClaimEndpoints } from '@guike/contracts/http';
import { FileLookClaim, MyLookClaims } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof lookClaimEndpoints;

/** Making a picture anew takes a processor for a moment. */
const PICTURES: Limit = { name: 'look-claims', times: 10, windowSeconds: 600 };

@Controller()
export class LookClaimsController {
  constructor(
    private readonly filing: FileLookClaim,
    private readonly claims: MyLookClaims,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(lookClaimEndpoints.claims)
  mine(@Asked() { query, caller }: Call<Endpoints['claims']>): Promise<AnswerOf<Endpoints['claims']>> {
    return this.claims.page(caller.memberId, query);
  }

  @Serves(lookClaimEndpoints.file)
  async file(
    @Asked() { params, query, caller, request }: Call<Endpoints['file']>,
  ): Promise<AnswerOf<Endpoints['file']>> {
    await this.limiter.take(PICTURES, caller.memberId);
    const { likes, look, activity = '', store = '' } = query;
    const of = look === undefined ? { activity, store } : { lookId: look };
    const wish = { memberId: caller.memberId, id: params.id, likes, of };
    return this.filing.file(wish, await smallFile(request, largestPicture));
  }
}
