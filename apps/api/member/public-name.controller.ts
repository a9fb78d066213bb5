// What a member calls themselves beside their looks.
import { Controller } from '@nestjs/common';
import { type AnswerOf, publicNameEndpoints } from '@guike/contracts/http';
import { MyPublicName } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof publicNameEndpoints;

/** Each new one asks WeChat. */
const NAMES: Limit = { name: 'public-names', times: 10, windowSeconds: 3_600 };

@Controller()
export class PublicNameController {
  constructor(
    private readonly mine: MyPublicName,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(publicNameEndpoints.publicName)
  name(@Asked() { caller }: Call<Endpoints['publicName']>): Promise<AnswerOf<Endpoints['publicName']>> {
    return this.mine.name(caller.memberId);
  }

  @Serves(publicNameEndpoints.keepPublicName)
  async keep(
    @Asked() { caller, body }: Call<Endpoints['keepPublicName']>,
  ): Promise<AnswerOf<Endpoints['keepPublicName']>> {
    await this.limiter.take(NAMES, caller.memberId);
    return this.mine.keep(caller.memberId, body.name);
  }
}
