// Tiers in the office: who is where, reviews, protections, and what people decide by hand.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import { FeeList, StartReviews, TierLists, TierOverview, TierReviews } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminTierEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class TiersController {
  constructor(
    private readonly overview: TierOverview,
    private readonly lists: TierLists,
    private readonly reviews: TierReviews,
    private readonly starting: StartReviews,
    private readonly paid: FeeList,
  ) {}

  @Serves(adminTierEndpoints.tiers)
  tiers(@Asked() { caller }: Asking<'tiers'>): Answering<'tiers'> {
    return this.overview.overview(caller);
  }

  @Serves(adminTierEndpoints.reviews)
  list(@Asked() { query }: Asking<'reviews'>): Answering<'reviews'> {
    return this.reviews.list(query);
  }

  @Serves(adminTierEndpoints.startReview)
  async start(@Asked() { body, caller }: Asking<'startReview'>): Answering<'startReview'> {
    const { id } = await this.starting.byHand(body.id, caller);
    return this.reviews.view(id);
  }

  @Serves(adminTierEndpoints.switchReview)
  switch(@Asked() { params, body, caller }: Asking<'switchReview'>): Answering<'switchReview'> {
    return this.reviews.switch(params.id, body.state, caller);
  }

  @Serves(adminTierEndpoints.protections)
  protections(@Asked() { query, caller }: Asking<'protections'>): Answering<'protections'> {
    return this.lists.protections(query, caller);
  }

  @Serves(adminTierEndpoints.overrides)
  overrides(@Asked() { query, caller }: Asking<'overrides'>): Answering<'overrides'> {
    return this.lists.waiting(query, caller);
  }

  @Serves(adminTierEndpoints.fees)
  fees(@Asked() { query, caller }: Asking<'fees'>): Answering<'fees'> {
    return this.paid.list(query, caller);
  }
}
