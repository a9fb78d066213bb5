// After an event: an attendee rates it and keeps its photos; and the photos to whoever has a link to them.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { EventAfter, EventPhotos, KeepEventPhoto, RateEvent } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof eventOutcomeEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class EventOutcomesController {
  constructor(
    private readonly after: EventAfter,
    private readonly rating: RateEvent,
    private readonly keeping: KeepEventPhoto,
    private readonly photos: EventPhotos,
  ) {}

  @Serves(eventOutcomeEndpoints.myEventAfter)
  mine(@Asked() { caller, params }: Asking<'myEventAfter'>): Answering<'myEventAfter'> {
    return this.after.of(caller.memberId, params.id);
  }

  @Serves(eventOutcomeEndpoints.rateEvent)
  async rate(@Asked() { caller, params, body }: Asking<'rateEvent'>): Answering<'rateEvent'> {
    await this.rating.rate(caller.memberId, params.id, body);
    return this.after.of(caller.memberId, params.id);
  }

  @Serves(eventOutcomeEndpoints.keepEventPhoto)
  async keep(@Asked() { caller, params }: Asking<'keepEventPhoto'>): Answering<'keepEventPhoto'> {
    await this.keeping.keep(caller.memberId, params.id, params.photoId);
    return this.after.of(caller.memberId, params.id);
  }

  /** Pictures of people: for the phone of whoever was there, and for nothing in between. */
  @Serves(eventOutcomeEndpoints.eventPhoto)
  @Header('cache-control', 'private, max-age=86400')
  @Header('x-content-type-options', 'nosniff')
  async photo(@Asked() { params, query }: Asking<'eventPhoto'>): Promise<StreamableFile> {
    const bytes = await this.photos.file(params.id, params.photoId, params.width, query);
    return new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
  }
}
