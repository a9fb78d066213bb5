// Segments and tags in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, segmentEndpoints } from '@guike/contracts/http';
import { KeepSegments, LookAtSegment, TagMembers } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof segmentEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class SegmentsController {
  constructor(
    private readonly keeping: KeepSegments,
    private readonly looking: LookAtSegment,
    private readonly tagging: TagMembers,
  ) {}

  @Serves(segmentEndpoints.segments)
  list(@Asked() { query }: Asking<'segments'>): Answering<'segments'> {
    return this.keeping.list(query);
  }

  @Serves(segmentEndpoints.segmentChoices)
  choices(): Answering<'segmentChoices'> {
    return this.looking.choices();
  }

  @Serves(segmentEndpoints.segment)
  segment(@Asked() { params }: Asking<'segment'>): Answering<'segment'> {
    return this.keeping.segment(params.id);
  }

  @Serves(segmentEndpoints.previewSegment)
  preview(@Asked() { body, caller }: Asking<'previewSegment'>): Answering<'previewSegment'> {
    return this.looking.preview(body.rule, caller);
  }

  @Serves(segmentEndpoints.createSegment)
  create(@Asked() { body, caller }: Asking<'createSegment'>): Answering<'createSegment'> {
    return this.keeping.create(body, caller.staffId);
  }

  @Serves(segmentEndpoints.changeSegment)
  change(@Asked() { params, body, caller }: Asking<'changeSegment'>): Answering<'changeSegment'> {
    return this.keeping.change(params.id, body, caller.staffId);
  }

  @Serves(segmentEndpoints.memberTags)
  tags(@Asked() { params, caller }: Asking<'memberTags'>): Answering<'memberTags'> {
    return this.tagging.of(params.id, caller);
  }

  @Serves(segmentEndpoints.setMemberTags)
  setTags(@Asked() { params, body, caller }: Asking<'setMemberTags'>): Answering<'setMemberTags'> {
    return this.tagging.set(params.id, body.tags, caller);
  }
}
