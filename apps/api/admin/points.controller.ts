// Points by hand in the office: adjustments, claims of forgotten sales, two members merged.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminPointsEndpoints } from '@guike/contracts/http';
import { AdjustPoints, AdjustmentList, ClaimLists, DecideClaim, MergeMembers, MergePreview } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminPointsEndpoints;

@Controller()
export class AdminPointsController {
  constructor(
    private readonly adjusting: AdjustPoints,
    private readonly adjustmentList: AdjustmentList,
    private readonly deciding: DecideClaim,
    private readonly claimLists: ClaimLists,
    private readonly previewing: MergePreview,
    private readonly merging: MergeMembers,
  ) {}

  @Serves(adminPointsEndpoints.adjustments)
  adjustments(@Asked() { query, caller }: Call<Endpoints['adjustments']>): Promise<AnswerOf<Endpoints['adjustments']>> {
    return this.adjustmentList.list(query, caller);
  }

  @Serves(adminPointsEndpoints.askAdjustment)
  ask(
    @Asked() { params, body, caller }: Call<Endpoints['askAdjustment']>,
  ): Promise<AnswerOf<Endpoints['askAdjustment']>> {
    return this.adjusting.ask(params.id, body, caller);
  }

  @Serves(adminPointsEndpoints.decideAdjustment)
  decideAdjustment(
    @Asked() { params, body, caller }: Call<Endpoints['decideAdjustment']>,
  ): Promise<AnswerOf<Endpoints['decideAdjustment']>> {
    return this.adjusting.decide({ memberId: params.id, id: params.adjustment }, body, caller);
  }

  @Serves(adminPointsEndpoints.claims)
  claims(@Asked() { query, caller }: Call<Endpoints['claims']>): Promise<AnswerOf<Endpoints['claims']>> {
    return this.claimLists.office(query, caller);
  }

  @Serves(adminPointsEndpoints.decideClaim)
  decideClaim(
    @Asked() { params, body, caller }: Call<Endpoints['decideClaim']>,
  ): Promise<AnswerOf<Endpoints['decideClaim']>> {
    return this.deciding.decide({ memberId: params.id, id: params.claim }, body, caller);
  }

  @Serves(adminPointsEndpoints.mergePreview)
  mergePreview(
    @Asked() { params, caller }: Call<Endpoints['mergePreview']>,
  ): Promise<AnswerOf<Endpoints['mergePreview']>> {
    return this.previewing.preview(params.id, params.other, caller);
  }

  @Serves(adminPointsEndpoints.merge)
  merge(@Asked() { params, body, caller }: Call<Endpoints['merge']>): Promise<AnswerOf<Endpoints['merge']>> {
    return this.merging.merge({ keep: params.id, gone: params.other, reason: body.reason }, caller);
  }

  @Serves(adminPointsEndpoints.merges)
  merges(@Asked() { params, caller }: Call<Endpoints['merges']>): Promise<AnswerOf<Endpoints['merges']>> {
    return this.previewing.merges(params.id, caller);
  }
}
