// The programme in the office: drafts, what one would change, publishing, history, trials.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { DraftProgramme, PreviewProgramme, ProgrammeVersions, PublishProgramme, TryProgramme } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { whileCallerWaits } from '../edge/caller-waits';

type Endpoints = typeof adminProgrammeEndpoints;
type Version = AnswerOf<Endpoints['programmeVersion']>;

@Controller()
export class ProgrammeController {
  constructor(
    private readonly versions: ProgrammeVersions,
    private readonly drafting: DraftProgramme,
    private readonly publishing: PublishProgramme,
    private readonly trying: TryProgramme,
    private readonly previewing: PreviewProgramme,
  ) {}

  @Serves(adminProgrammeEndpoints.programmeVersions)
  list(@Asked() { query }: Call<Endpoints['programmeVersions']>): Promise<AnswerOf<Endpoints['programmeVersions']>> {
    return this.versions.list(query);
  }

  @Serves(adminProgrammeEndpoints.programmeVersion)
  version(@Asked() { params }: Call<Endpoints['programmeVersion']>): Promise<Version> {
    return this.versions.version(params.version);
  }

  @Serves(adminProgrammeEndpoints.programmeDifferences)
  differences(
    @Asked() { params, query }: Call<Endpoints['programmeDifferences']>,
  ): Promise<AnswerOf<Endpoints['programmeDifferences']>> {
    return this.versions.differences(params.version, query.from);
  }

  @Serves(adminProgrammeEndpoints.draftProgramme)
  draft(@Asked() { body, caller }: Call<Endpoints['draftProgramme']>): Promise<Version> {
    return this.drafting.start(body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.changeDraft)
  change(@Asked() { params, body, caller }: Call<Endpoints['changeDraft']>): Promise<Version> {
    return this.drafting.keep(params.version, body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.discardDraft)
  discard(
    @Asked() { params, body, caller }: Call<Endpoints['discardDraft']>,
  ): Promise<AnswerOf<Endpoints['discardDraft']>> {
    return this.drafting.discard(params.version, body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.previewProgramme)
  preview(
    @Asked() { body, request }: Call<Endpoints['previewProgramme']>,
  ): Promise<AnswerOf<Endpoints['previewProgramme']>> {
    return whileCallerWaits(request, (signal) => this.previewing.preview(body.body, signal));
  }

  @Serves(adminProgrammeEndpoints.publishProgramme)
  publish(@Asked() { params, body, caller }: Call<Endpoints['publishProgramme']>): Promise<Version> {
    return this.publishing.publish(params.version, body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.rollBackProgramme)
  rollBack(@Asked() { body, caller }: Call<Endpoints['rollBackProgramme']>): Promise<Version> {
    return this.publishing.rollBack(body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.tryProgramme)
  try(@Asked() { params, body, caller }: Call<Endpoints['tryProgramme']>): Promise<Version> {
    return this.trying.begin(params.version, body, caller.staffId);
  }

  @Serves(adminProgrammeEndpoints.endTrial)
  endTrial(@Asked() { params, body, caller }: Call<Endpoints['endTrial']>): Promise<Version> {
    return this.trying.end(params.version, body, caller.staffId);
  }
}
