// Access tokens of the stable kind: the same answer while one lives, a next one in its last five minutes or by force.
// Source: WeChat's documentation of getStableAccessToken.
import { randomBytes } from 'node:crypto';
import type { Errcode } from './errcodes';
import type { SandboxClock } from './sandbox-clock';

interface Issued {
  readonly value: string;
  readonly expiresAt: number;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
}

const LIFE_MS = 7_200_000;
const LAST_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;
const FORCED_A_DAY = 20;
const DAY_MS = 86_400_000;

export class StableTokens {
  private current: Issued | null = null;
  /** Still taken for five minutes after the next one was made. */
  private previous: Issued | null = null;
  /** Every token there has been, with when it would have ended. */
  private readonly made = new Map<string, number>();
  private forcedAt: number[] = [];

  constructor(private readonly clock: SandboxClock) {}

  answer(force: boolean): TokenAnswer | Errcode {
    const now = this.clock.milliseconds();
    const { current } = this;
    if (!force) return answerOf(current && current.expiresAt - now > LAST_MS ? current : this.next(now), now);
    this.forcedAt = this.forcedAt.filter((at) => now - at < DAY_MS);
    // Asked again too soon it answers what it answered before.
    if (current && now - (this.forcedAt.at(-1) ?? -Infinity) < FORCED_APART_MS) return answerOf(current, now);
    if (this.forcedAt.length >= FORCED_A_DAY) return 45009;
    this.forcedAt.push(now);
    return answerOf(this.next(now), now);
  }

  /** Null when the token is good. */
  refuse(value: string): Errcode | null {
    const now = this.clock.milliseconds();
    for (const good of [this.current, this.previous]) if (good?.value === value && now < good.expiresAt) return null;
    const ended = this.made.get(value);
    return ended !== undefined && ended <= now ? 42001 : 40001;
  }

  private next(now: number): Issued {
    const made = { value: `${now.toString(36)}_${randomBytes(96).toString('base64url')}`, expiresAt: now + LIFE_MS };
    this.previous = this.current && {
      ...this.current,
      expiresAt: Math.min(now + LAST_MS, this.current.expiresAt + LAST_MS),
    };
    this.current = made;
    this.made.set(made.value, made.expiresAt);
    return made;
  }
}

function answerOf(token: Issued, now: number): TokenAnswer {
  return { access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) };
}
