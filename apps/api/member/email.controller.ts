// A member's e-mail address: a code to it, the address that a code proves, none any more.
import { Controller } from '@nestjs/common';
import { type AnswerOf, emailEndpoints } from '@guike/contracts/http';
import { KeepEmail } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof emailEndpoints;

/** Each is a line in the log that nobody may delete. */
const CHANGES: Limit = { name: 'member-email', times: 30, windowSeconds: 3_600 };

@Controller()
export class EmailController {
  constructor(
    private readonly keeping: KeepEmail,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(emailEndpoints.email)
  email(@Asked() { caller }: Call<Endpoints['email']>): Promise<AnswerOf<Endpoints['email']>> {
    return this.keeping.of(caller.memberId);
  }

  @Serves(emailEndpoints.sendEmailCode)
  sendCode(
    @Asked() { caller, body, request }: Call<Endpoints['sendEmailCode']>,
  ): Promise<AnswerOf<Endpoints['sendEmailCode']>> {
    return this.keeping.sendCode({ memberId: caller.memberId, email: body.email, address: request.ip });
  }

  @Serves(emailEndpoints.confirmEmail)
  async confirm(
    @Asked() { caller, body }: Call<Endpoints['confirmEmail']>,
  ): Promise<AnswerOf<Endpoints['confirmEmail']>> {
    await this.limiter.take(CHANGES, caller.memberId);
    return this.keeping.confirm(caller.memberId, body);
  }

  @Serves(emailEndpoints.removeEmail)
  async remove(@Asked() { caller }: Call<Endpoints['removeEmail']>): Promise<AnswerOf<Endpoints['removeEmail']>> {
    await this.limiter.take(CHANGES, caller.memberId);
    return this.keeping.remove(caller.memberId);
  }
}
