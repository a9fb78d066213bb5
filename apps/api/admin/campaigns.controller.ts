// Campaigns in the office: what is ready-made, what the shop writes itself, runs and what they brought.
import { Controller, StreamableFile } from '@nestjs/common';
import { type AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { CampaignOutcomes, CampaignViews, KeepCampaigns, ReadyCampaigns, SwitchRun } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminCampaignEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class CampaignsController {
  constructor(
    private readonly views: CampaignViews,
    private readonly keeping: KeepCampaigns,
    private readonly ready: ReadyCampaigns,
    private readonly outcomes: CampaignOutcomes,
    private readonly runs: SwitchRun,
  ) {}

  @Serves(adminCampaignEndpoints.campaigns)
  list(@Asked() { query }: Asking<'campaigns'>): Answering<'campaigns'> {
    return this.views.list(query);
  }

  @Serves(adminCampaignEndpoints.readyCampaigns)
  async readyOnes(): Answering<'readyCampaigns'> {
    return { items: await this.ready.list() };
  }

  @Serves(adminCampaignEndpoints.switchReadyCampaign)
  switchReady(@Asked() { params, body, caller }: Asking<'switchReadyCampaign'>): Answering<'switchReadyCampaign'> {
    return this.ready.switch(params.code, body.on, caller.staffId);
  }

  @Serves(adminCampaignEndpoints.createCampaign)
  async create(@Asked() { body, caller }: Asking<'createCampaign'>): Answering<'createCampaign'> {
    await this.keeping.create(body, caller.staffId);
    return this.views.view(body.id);
  }

  @Serves(adminCampaignEndpoints.campaign)
  campaign(@Asked() { params }: Asking<'campaign'>): Answering<'campaign'> {
    return this.views.view(params.id);
  }

  @Serves(adminCampaignEndpoints.changeCampaign)
  async change(@Asked() { params, body, caller }: Asking<'changeCampaign'>): Answering<'changeCampaign'> {
    await this.keeping.change(params.id, body, caller.staffId);
    return this.views.view(params.id);
  }

  @Serves(adminCampaignEndpoints.switchCampaign)
  async switch(@Asked() { params, body, caller }: Asking<'switchCampaign'>): Answering<'switchCampaign'> {
    await this.keeping.switch(params.id, body, caller.staffId);
    return this.views.view(params.id);
  }

  @Serves(adminCampaignEndpoints.campaignRuns)
  runsOf(@Asked() { params, query }: Asking<'campaignRuns'>): Answering<'campaignRuns'> {
    return this.outcomes.list(params.id, query);
  }

  @Serves(adminCampaignEndpoints.campaignRun)
  run(@Asked() { params }: Asking<'campaignRun'>): Answering<'campaignRun'> {
    return this.outcomes.outcome(params.id);
  }

  @Serves(adminCampaignEndpoints.switchRun)
  switchRun(@Asked() { params, body, caller }: Asking<'switchRun'>): Answering<'switchRun'> {
    return this.runs.switch(params.id, body.state, caller.staffId);
  }

  @Serves(adminCampaignEndpoints.exportRun)
  async export(@Asked() { params }: Asking<'exportRun'>): Promise<StreamableFile> {
    const { name, content } = await this.outcomes.file(params.id);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(content, { type: adminCampaignEndpoints.exportRun.download as string, disposition });
  }
}
