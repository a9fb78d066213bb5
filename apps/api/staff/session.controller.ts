// Signing in and asking who one is.
import { Controller, Inject, Res } from '@nestjs/common';
import { type AnswerOf, staffEndpoints } from '@guike/contracts/http';
import { CONFIG, type Config, STAFF_TOKEN_SECONDS } from '@guike/platform';
import type { FastifyReply } from 'fastify';
import { STAFF_COOKIE } from '../edge/door';
import { Asked, type Call, Serves } from '../edge/serves';
import { SignIn } from './sign-in';

@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(staffEndpoints.signIn)
  async start(
    @Asked() { body, request }: Call<typeof staffEndpoints.signIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof staffEndpoints.signIn>> {
    const { account, token } = await this.signIn.signIn(body, request.ip);
    reply.setCookie(STAFF_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      // A demo runs on plain http; everything else must not.
      secure: this.config.environment === 'production' && !this.config.demo,
      maxAge: STAFF_TOKEN_SECONDS,
    });
    const { login, name, role, storeCode } = account;
    return { login, name, role, storeCode, token };
  }

  @Serves(staffEndpoints.me)
  async me(@Asked() { caller }: Call<typeof staffEndpoints.me>): Promise<AnswerOf<typeof staffEndpoints.me>> {
    const { login, name, role, storeCode } = caller;
    return { login, name, role, storeCode };
  }
}
