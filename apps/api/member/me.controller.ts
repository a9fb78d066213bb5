// What is a member's own: messages, profile, consents, name.
import { Controller } from '@nestjs/common';
import { type AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { MemberInbox, MemberMe } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof memberEndpoints;

/** Each is a line in the log that nobody may delete. */
const RENAMES: Limit = { name: 'member-renames', times: 20, windowSeconds: 3_600 };

@Controller()
export class MeController {
  constructor(
    private readonly memberMe: MemberMe,
    private readonly memberInbox: MemberInbox,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(memberEndpoints.inbox)
  inbox(@Asked() { caller, query }: Call<Endpoints['inbox']>): Promise<AnswerOf<Endpoints['inbox']>> {
    return this.memberInbox.page(caller.memberId, query);
  }

  @Serves(memberEndpoints.readInbox)
  readInbox(@Asked() { caller, body }: Call<Endpoints['readInbox']>): Promise<AnswerOf<Endpoints['readInbox']>> {
    return this.memberInbox.read(caller.memberId, body.through);
  }

  @Serves(memberEndpoints.me)
  me(@Asked() { caller }: Call<Endpoints['me']>): Promise<AnswerOf<Endpoints['me']>> {
    return this.memberMe.me(caller.memberId);
  }

  @Serves(memberEndpoints.agree)
  agree(@Asked() { caller, body }: Call<Endpoints['agree']>): Promise<AnswerOf<Endpoints['agree']>> {
    return this.memberMe.agree(caller.memberId, body);
  }

  @Serves(memberEndpoints.rename)
  async rename(@Asked() { caller, body }: Call<Endpoints['rename']>): Promise<AnswerOf<Endpoints['rename']>> {
    await this.limiter.take(RENAMES, caller.memberId);
    return this.memberMe.rename(caller.memberId, body.name);
  }
}
