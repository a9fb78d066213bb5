// 活动 on the phone: events for everybody and for a member, and how a member answers them.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, eventEndpoints } from '@guike/contracts/http';
import { AnswerEvent, EventFiles, EventPosters, MyEvents, PublicEvents } from '@guike/flows';
import type { MemberId } from '@guike/kernel';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof eventEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Each answer claims the seats of all for a moment. */
const ANSWERS: Limit = { name: 'member-events', times: 30, windowSeconds: 60 };
/** Drawing costs a moment of the processor, and codes are counted by WeChat. */
const DRAWING: Limit = { name: 'event-poster', times: 60, windowSeconds: 60 };

@Controller()
export class EventsController {
  constructor(
    private readonly publicEvents: PublicEvents,
    private readonly mine: MyEvents,
    private readonly answer: AnswerEvent,
    private readonly files: EventFiles,
    private readonly posters: EventPosters,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(eventEndpoints.publicEvents)
  everybodys(@Asked() { query }: Asking<'publicEvents'>): Answering<'publicEvents'> {
    return this.publicEvents.list(query);
  }

  @Serves(eventEndpoints.publicEvent)
  everybodysOne(@Asked() { params }: Asking<'publicEvent'>): Answering<'publicEvent'> {
    return this.publicEvents.event(params.id);
  }

  @Serves(eventEndpoints.calendar)
  @Header('content-disposition', 'inline; filename="event.ics"')
  @Header('x-content-type-options', 'nosniff')
  async calendar(@Asked() { params, query }: Asking<'calendar'>): Promise<StreamableFile> {
    const bytes = await this.files.calendar(params.id, query);
    return new StreamableFile(bytes, { type: 'text/calendar; charset=utf-8', length: bytes.length });
  }

  @Serves(eventEndpoints.poster)
  @Header('cache-control', 'public, max-age=3600')
  @Header('x-content-type-options', 'nosniff')
  async poster(@Asked() { params, query, request }: Asking<'poster'>): Promise<StreamableFile> {
    await this.limiter.take(DRAWING, request.ip);
    const bytes = await this.posters.poster(params.id, query, query.i ?? null);
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
  }

  @Serves(eventEndpoints.events)
  list(@Asked() { caller, query }: Asking<'events'>): Answering<'events'> {
    return this.mine.list(caller.memberId, query);
  }

  @Serves(eventEndpoints.event)
  one(@Asked() { caller, params }: Asking<'event'>): Answering<'event'> {
    return this.mine.event(caller.memberId, params.id);
  }

  @Serves(eventEndpoints.ticket)
  ticket(@Asked() { caller, params }: Asking<'ticket'>): Answering<'ticket'> {
    return this.mine.ticket(caller.memberId, params.id);
  }

  @Serves(eventEndpoints.accept)
  accept(@Asked() { caller, params, body }: Asking<'accept'>): Answering<'accept'> {
    return this.answered(caller.memberId, params.id, () => this.answer.accept(caller.memberId, params.id, body));
  }

  @Serves(eventEndpoints.confirm)
  confirm(@Asked() { caller, params, body }: Asking<'confirm'>): Answering<'confirm'> {
    return this.answered(caller.memberId, params.id, () => this.answer.confirm(caller.memberId, params.id, body));
  }

  @Serves(eventEndpoints.decline)
  decline(@Asked() { caller, params, body }: Asking<'decline'>): Answering<'decline'> {
    return this.answered(caller.memberId, params.id, () => this.answer.decline(caller.memberId, params.id, body));
  }

  @Serves(eventEndpoints.changeParty)
  change(@Asked() { caller, params, body }: Asking<'changeParty'>): Answering<'changeParty'> {
    return this.answered(caller.memberId, params.id, () => this.answer.change(caller.memberId, params.id, body));
  }

  @Serves(eventEndpoints.cancel)
  cancel(@Asked() { caller, params, body }: Asking<'cancel'>): Answering<'cancel'> {
    return this.answered(caller.memberId, params.id, () => this.answer.cancel(caller.memberId, params.id, body));
  }

  /** Answers, and the page as it stands then: what was asked twice is read twice. */
  private async answered(memberId: MemberId, id: string, work: () => Promise<void>): Answering<'event'> {
    await this.limiter.take(ANSWERS, memberId);
    await work();
    return this.mine.event(memberId, id);
  }
}
