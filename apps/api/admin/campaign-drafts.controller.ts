// A campaign while it is being written: how it would look, and a letter of it to oneself.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { PreviewCampaign, TestCampaign } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminCampaignEndpoints;

@Controller()
export class CampaignDraftsController {
  constructor(
    private readonly previews: PreviewCampaign,
    private readonly tests: TestCampaign,
  ) {}

  @Serves(adminCampaignEndpoints.previewCampaign)
  preview(@Asked() { body }: Call<Endpoints['previewCampaign']>): Promise<AnswerOf<Endpoints['previewCampaign']>> {
    return this.previews.preview(body);
  }

  @Serves(adminCampaignEndpoints.testCampaign)
  test(
    @Asked() { params, body, caller }: Call<Endpoints['testCampaign']>,
  ): Promise<AnswerOf<Endpoints['testCampaign']>> {
    return this.tests.send(params.id, body, caller.staffId);
  }
}
