// Checks login and password of the people who work here, and slows down those who guess.
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { Database, Tokens } from '@guike/platform';
import { type StaffAccount, StoresService, verifyPassword } from '@guike/stores';
import { type Limit, RateLimiter } from '../edge/rate-limiter';

const WINDOW_SECONDS = 900;
/** Tight where somebody guesses one login from one place; wide enough elsewhere that nobody can lock another out. */
const PER_PAIR: Limit = { name: 'sign-in-pair', times: 10, windowSeconds: WINDOW_SECONDS };
const PER_ADDRESS: Limit = { name: 'sign-in-address', times: 100, windowSeconds: WINDOW_SECONDS };
const PER_LOGIN: Limit = { name: 'sign-in-login', times: 100, windowSeconds: WINDOW_SECONDS };

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
   * The account and a token for it. Ten failures of a login from one address close it to that address for 15 minutes,
   * a hundred close the login, or the address, altogether; a good sign-in does not count. Errors: SIGN_IN_FAILED
   * (whatever was wrong), RATE_LIMITED.
   */
  async signIn({ login, password }: Credentials, address: string): Promise<{ account: StaffAccount; token: string }> {
    // The pair first: once it is closed, further tries no longer count against the login's owner.
    const tries = [
      [PER_PAIR, `${address} ${login}`],
      [PER_ADDRESS, address],
      [PER_LOGIN, login],
    ] as const;
    for (const [limit, who] of tries) await this.limiter.take(limit, who);
    const account = await this.stores.staffByLogin(this.database.reading, login);
    const fits = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account?.active || !fits) throw new DomainError('SIGN_IN_FAILED');
    for (const [limit, who] of tries) await this.limiter.giveBack(limit, who);
    return { account, token: this.tokens.signStaff({ staffId: account.id, tokenVersion: account.tokenVersion }) };
  }
}
