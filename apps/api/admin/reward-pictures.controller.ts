// Pictures for rewards, sent from the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminRewardEndpoints, largestPicture } from '@guike/contracts/http';
import { RewardPictures } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoint = (typeof adminRewardEndpoints)['addPicture'];

/** Making one anew takes a processor for a second. */
const SENDING: Limit = { name: 'reward-pictures', times: 20, windowSeconds: 60 };

@Controller()
export class RewardPicturesController {
  constructor(
    private readonly pictures: RewardPictures,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(adminRewardEndpoints.addPicture)
  async add(@Asked() { caller, request }: Call<Endpoint>): Promise<AnswerOf<Endpoint>> {
    await this.limiter.take(SENDING, caller.staffId);
    return this.pictures.add(await smallFile(request, largestPicture), caller.staffId);
  }
}
