// Photos of an evening, sent by whoever works there.
import { Controller } from '@nestjs/common';
import { type AnswerOf, eventOutcomeEndpoints, largestPicture } from '@guike/contracts/http';
import { EventPhotos } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof eventOutcomeEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Making one anew takes a processor for a second. */
const SENDING: Limit = { name: 'event-photos', times: 60, windowSeconds: 60 };

@Controller()
export class EventPhotosController {
  constructor(
    private readonly photos: EventPhotos,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(eventOutcomeEndpoints.eventPhotos)
  list(@Asked() { caller, params }: Asking<'eventPhotos'>): Answering<'eventPhotos'> {
    return this.photos.list(params.id, caller);
  }

  @Serves(eventOutcomeEndpoints.addEventPhoto)
  async add(@Asked() { caller, params, request }: Asking<'addEventPhoto'>): Answering<'addEventPhoto'> {
    await this.limiter.take(SENDING, caller.staffId);
    return this.photos.add(params.id, params.photoId, await smallFile(request, largestPicture), caller);
  }

  @Serves(eventOutcomeEndpoints.removeEventPhoto)
  remove(@Asked() { caller, params }: Asking<'removeEventPhoto'>): Answering<'removeEventPhoto'> {
    return this.photos.remove(params.id, params.photoId, caller);
  }
}
