// Signing in, asking who one is, signing out.
import { Controller, Inject, Res } from '@nestjs/common';
import { type AnswerOf, staffEndpoints } from '@guike/contracts/http';
import { CONFIG, type Config, STAFF_TOKEN_SECONDS } from '@guike/platform';
import type { FastifyReply } from 'fastify';
import { STAFF_COOKIE } from '../edge/door';
import { Asked, type Call, Serves } from '../edge/serves';
import { SignIn } from './sign-in';

type Me = AnswerOf<typeof staffEndpoints.me>;

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
    reply.setCookie(STAFF_COOKIE, token, { ...this.cookie, maxAge: STAFF_TOKEN_SECONDS });
    return { ...meOf(account), token };
  }

  @Serves(staffEndpoints.me)
  async me(@Asked() { caller }: Call<typeof staffEndpoints.me>): Promise<Me> {
    return meOf(caller);
  }

  /** Takes the cookie back. Anybody may ask: who is signed in nowhere is signed out, too. */
  @Serves(staffEndpoints.signOut)
  async end(
    @Asked() _call: Call<typeof staffEndpoints.signOut>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof staffEndpoints.signOut>> {
    reply.clearCookie(STAFF_COOKIE, this.cookie);
    return { signedOut: true };
  }

  private get cookie() {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      // A demo runs on plain http; everything else must not.
      secure: this.config.environment === 'production' && !this.config.demo,
    } as const;
  }
}

function meOf({ login, name, role, storeCode, storeName }: Me): Me {
  return { login, name, role, storeCode, storeName };
}
