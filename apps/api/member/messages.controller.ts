// What a member is told beside the inbox: their switches, and the permissions WeChat asks them for.
import { Controller } from '@nestjs/common';
import { type AnswerOf, messageEndpoints } from '@guike/contracts/http';
import { MessageGrants, MessageSettings } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof messageEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Each new asking is rows that stay. */
const GRANTS: Limit = { name: 'member-grants', times: 60, windowSeconds: 3_600 };
const SWITCHES: Limit = { name: 'member-message-switches', times: 120, windowSeconds: 3_600 };

@Controller()
export class MessagesController {
  constructor(
    private readonly settings: MessageSettings,
    private readonly grants: MessageGrants,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(messageEndpoints.messageSettings)
  read(@Asked() { caller }: Asking<'messageSettings'>): Answering<'messageSettings'> {
    return this.settings.settings(caller.memberId);
  }

  @Serves(messageEndpoints.changeMessageSetting)
  async change(@Asked() { caller, body }: Asking<'changeMessageSetting'>): Answering<'changeMessageSetting'> {
    await this.limiter.take(SWITCHES, caller.memberId);
    return this.settings.change(caller.memberId, body);
  }

  @Serves(messageEndpoints.messageAsks)
  asks(@Asked() { caller, query }: Asking<'messageAsks'>): Answering<'messageAsks'> {
    return this.grants.asks(caller.memberId, query.place);
  }

  @Serves(messageEndpoints.messageGrants)
  async note(@Asked() { caller, body }: Asking<'messageGrants'>): Answering<'messageGrants'> {
    await this.limiter.take(GRANTS, caller.memberId);
    return this.grants.note(caller.memberId, body);
  }
}
