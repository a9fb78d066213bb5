// Checks login and password of the people who work here, and slows down those who guess.
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { Database, Tokens } from '@guike/platform';
import { type StaffAccount, StoresService, verifyPassword } from '@guike/stores';
import { type Limit, RateLimiter } from '../edge/rate-limiter';

const WINDOW_SECONDS = 900;
const PER_LOGIN: Limit = { name: 'sign-in-login', times: 10, windowSeconds: WINDOW_SECONDS };
const PER_ADDRESS: Limit = { name: 'sign-in-address', times: 10, windowSeconds: WINDOW_SECONDS };

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly stores: StoresService,
    private readonly database: Database,
    private readonly limiter: RateLimiter,
    private readonly tokens: Tokens,
  ) {}

  /**
   * The account and a token for it. Ten failures of a login or an address close it for 15 minutes; a good sign-in does
   * not count. Errors: SIGN_IN_FAILED (whatever was wrong), RATE_LIMITED.
   */
  async signIn({ login, password }: Credentials, address: string): Promise<{ account: StaffAccount; token: string }> {
    await this.limiter.take(PER_ADDRESS, address);
    await this.limiter.take(PER_LOGIN, login);
    const account = await this.stores.staffByLogin(this.database.reading, login);
    const fits = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account?.active || !fits) throw new DomainError('SIGN_IN_FAILED');
    await this.limiter.giveBack(PER_ADDRESS, address);
    await this.limiter.giveBack(PER_LOGIN, login);
    return { account, token: this.tokens.signStaff({ staffId: account.id, tokenVersion: account.tokenVersion }) };
  }
}
