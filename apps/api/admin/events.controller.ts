// 活动 in the office: planned, opened, invited to, called off, drawn.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { DrawPrizes, EventOfficeLists, InviteToEvent, KeepEvents, OfficeEvents, PlanEvents } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminEventEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminEventsController {
  constructor(
    private readonly office: OfficeEvents,
    private readonly keeping: KeepEvents,
    private readonly planning: PlanEvents,
    private readonly lists: EventOfficeLists,
    private readonly inviting: InviteToEvent,
    private readonly drawing: DrawPrizes,
  ) {}

  @Serves(adminEventEndpoints.events)
  list(@Asked() { query, caller }: Asking<'events'>): Answering<'events'> {
    return this.office.list(query, caller);
  }

  @Serves(adminEventEndpoints.event)
  event(@Asked() { params, caller }: Asking<'event'>): Answering<'event'> {
    return this.office.event(params.id, caller);
  }

  @Serves(adminEventEndpoints.eventTemplates)
  templates(@Asked() { caller }: Asking<'eventTemplates'>): Answering<'eventTemplates'> {
    return this.planning.templates(caller);
  }

  @Serves(adminEventEndpoints.eventHosts)
  hosts(@Asked() { query, caller }: Asking<'eventHosts'>): Answering<'eventHosts'> {
    return this.planning.hosts(query.store, caller);
  }

  @Serves(adminEventEndpoints.previewEvent)
  preview(@Asked() { body, caller }: Asking<'previewEvent'>): Answering<'previewEvent'> {
    return this.planning.preview(body, caller);
  }

  @Serves(adminEventEndpoints.createEvent)
  create(@Asked() { body, caller }: Asking<'createEvent'>): Answering<'createEvent'> {
    return this.keeping.create(body, caller);
  }

  @Serves(adminEventEndpoints.changeEvent)
  change(@Asked() { params, body, caller }: Asking<'changeEvent'>): Answering<'changeEvent'> {
    return this.keeping.change(params.id, body, caller);
  }

  @Serves(adminEventEndpoints.switchEvent)
  switch(@Asked() { params, body, caller }: Asking<'switchEvent'>): Answering<'switchEvent'> {
    return this.keeping.switch(params.id, body, caller);
  }

  @Serves(adminEventEndpoints.cancelEvent)
  cancel(@Asked() { params, body, caller }: Asking<'cancelEvent'>): Answering<'cancelEvent'> {
    return this.keeping.cancel(params.id, body, caller);
  }

  @Serves(adminEventEndpoints.repeatEvent)
  repeat(@Asked() { params, body, caller }: Asking<'repeatEvent'>): Answering<'repeatEvent'> {
    return this.keeping.repeat(params.id, body, caller);
  }

  @Serves(adminEventEndpoints.invite)
  invite(@Asked() { params, body, caller }: Asking<'invite'>): Answering<'invite'> {
    return this.inviting.invite(params.id, body, caller);
  }

  @Serves(adminEventEndpoints.eventInvitations)
  invited(@Asked() { params, query, caller }: Asking<'eventInvitations'>): Answering<'eventInvitations'> {
    return this.lists.invited(params.id, query, caller);
  }

  @Serves(adminEventEndpoints.eventAnswers)
  answers(@Asked() { params, query, caller }: Asking<'eventAnswers'>): Answering<'eventAnswers'> {
    return this.lists.answers(params.id, query, caller);
  }

  @Serves(adminEventEndpoints.eventDrawing)
  drawn(@Asked() { params, caller }: Asking<'eventDrawing'>): Answering<'eventDrawing'> {
    return this.drawing.show(params.id, caller);
  }

  @Serves(adminEventEndpoints.drawPrizes)
  draw(@Asked() { params, caller }: Asking<'drawPrizes'>): Answering<'drawPrizes'> {
    return this.drawing.draw(params.id, caller);
  }
}
