// The way in: looking around as a guest, the papers, signing in with WeChat, binding a phone.
import { Controller, Res } from '@nestjs/common';
import { type AnswerOf, doorEndpoints } from '@guike/contracts/http';
import { BindPhone, ProvePhone, SignInMember, Welcome } from '@guike/flows';
import { Tokens } from '@guike/platform';
import type { FastifyReply } from 'fastify';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof doorEndpoints;

const WINDOW_SECONDS = 600;
/** Wide: thousands of phones may share one address of their network, and a whole shop one wireless. */
const SIGN_INS: Limit = { name: 'member-sign-in', times: 600, windowSeconds: WINDOW_SECONDS };
const BINDINGS: Limit = { name: 'member-binding', times: 120, windowSeconds: WINDOW_SECONDS };
/** Each phone number that WeChat tells costs the shop money. */
const BINDINGS_OF_ONE: Limit = { name: 'member-binding-of-one', times: 10, windowSeconds: WINDOW_SECONDS };

const FOR_A_MINUTE = 'public, max-age=60';

@Controller()
export class DoorController {
  constructor(
    private readonly welcoming: Welcome,
    private readonly signing: SignInMember,
    private readonly binding: BindPhone,
    private readonly proving: ProvePhone,
    private readonly tokens: Tokens,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(doorEndpoints.welcome)
  async welcome(
    @Asked() _call: Call<Endpoints['welcome']>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<Endpoints['welcome']>> {
    const answer = await this.welcoming.welcome();
    reply.header('cache-control', FOR_A_MINUTE);
    return answer;
  }

  @Serves(doorEndpoints.paper)
  async paper(
    @Asked() { params }: Call<Endpoints['paper']>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<Endpoints['paper']>> {
    reply.header('cache-control', FOR_A_MINUTE);
    return this.welcoming.paper(params.name);
  }

  @Serves(doorEndpoints.signIn)
  async signIn(@Asked() { body, request }: Call<Endpoints['signIn']>): Promise<AnswerOf<Endpoints['signIn']>> {
    await this.limiter.take(SIGN_INS, request.ip);
    return this.signing.signIn(body.code);
  }

  @Serves(doorEndpoints.sendCode)
  async sendCode(@Asked() { body, request }: Call<Endpoints['sendCode']>): Promise<AnswerOf<Endpoints['sendCode']>> {
    const identityId = this.tokens.readTicket(body.ticket);
    return this.proving.send({ identityId, phone: body.phone, address: request.ip });
  }

  @Serves(doorEndpoints.bind)
  async bind(@Asked() { body, request }: Call<Endpoints['bind']>): Promise<AnswerOf<Endpoints['bind']>> {
    const { ticket, ...command } = body;
    await this.limiter.take(BINDINGS, request.ip);
    const identityId = this.tokens.readTicket(ticket);
    await this.limiter.take(BINDINGS_OF_ONE, identityId);
    return this.binding.bind(identityId, command);
  }
}
