// What the office does beside planning an event: sends a cover, kept where the catalogue's pictures are; takes an answer back.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminEventEndpoints, largestPicture } from '@guike/contracts/http';
import { RewardPictures, WithdrawAnswer } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoint = (typeof adminEventEndpoints)['addEventPicture'];
type Withdrawing = (typeof adminEventEndpoints)['withdrawAnswer'];

/** Making one anew takes a processor for a second. */
const SENDING: Limit = { name: 'event-pictures', times: 20, windowSeconds: 60 };

@Controller()
export class EventPicturesController {
  constructor(
    private readonly pictures: RewardPictures,
    private readonly limiter: RateLimiter,
    private readonly withdrawing: WithdrawAnswer,
  ) {}

  @Serves(adminEventEndpoints.addEventPicture)
  async add(@Asked() { caller, request }: Call<Endpoint>): Promise<AnswerOf<Endpoint>> {
    await this.limiter.take(SENDING, caller.staffId);
    return this.pictures.add(await smallFile(request, largestPicture), caller.staffId);
  }

  @Serves(adminEventEndpoints.withdrawAnswer)
  withdraw(@Asked() { params, body, caller }: Call<Withdrawing>): Promise<AnswerOf<Withdrawing>> {
    return this.withdrawing.withdraw({ eventId: params.id, memberId: params.memberId, reason: body.reason }, caller);
  }
}
