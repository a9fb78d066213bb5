// Looks as everybody sees them, likes, and what the likes of one's own looks come to.
import { Controller } from '@nestjs/common';
import { type AnswerOf, feedEndpoints } from '@guike/contracts/http';
import { LikeLook, LookFeed, LookPage, MyLookLikes } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof feedEndpoints;

/** Nobody looks at more clothes than that; each like is a row. */
const LIKES: Limit = { name: 'look-likes', times: 120, windowSeconds: 600 };
/** Anybody may look, and a page of the week counts a week of likes; a shop full of phones has room behind one address. */
const PAGES: Limit = { name: 'look-feed', times: 600, windowSeconds: 60 };

@Controller()
export class FeedController {
  constructor(
    private readonly feed: LookFeed,
    private readonly pages: LookPage,
    private readonly liking: LikeLook,
    private readonly countings: MyLookLikes,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(feedEndpoints.feed)
  async looks(@Asked() { query, caller, request }: Call<Endpoints['feed']>): Promise<AnswerOf<Endpoints['feed']>> {
    await this.limiter.take(PAGES, request.ip);
    return this.feed.page(query, caller);
  }

  @Serves(feedEndpoints.look)
  look(@Asked() { params, caller }: Call<Endpoints['look']>): Promise<AnswerOf<Endpoints['look']>> {
    return this.pages.look(params.id, caller);
  }

  @Serves(feedEndpoints.like)
  async like(@Asked() { params, caller, request }: Call<Endpoints['like']>): Promise<AnswerOf<Endpoints['like']>> {
    await this.limiter.take(LIKES, caller.identityId);
    return this.liking.like(params.id, { identityId: caller.identityId, address: request.ip });
  }

  @Serves(feedEndpoints.unlike)
  async unlike(@Asked() { params, caller }: Call<Endpoints['unlike']>): Promise<AnswerOf<Endpoints['unlike']>> {
    await this.limiter.take(LIKES, caller.identityId);
    return this.liking.unlike(params.id, caller);
  }

  @Serves(feedEndpoints.countings)
  mine(@Asked() { query, caller }: Call<Endpoints['countings']>): Promise<AnswerOf<Endpoints['countings']>> {
    return this.countings.page(caller.memberId, query);
  }

  @Serves(feedEndpoints.counting)
  one(@Asked() { params, caller }: Call<Endpoints['counting']>): Promise<AnswerOf<Endpoints['counting']>> {
    return this.countings.one(caller.memberId, params.id);
  }
}
