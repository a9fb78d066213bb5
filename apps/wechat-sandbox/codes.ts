// Login and phone codes: good once and for five minutes, as WeChat's are.
import { randomBytes } from 'node:crypto';
import type { Account } from './accounts';
import type { Errcode } from './errcodes';
import type { SandboxClock } from './sandbox-clock';

export type CodeKind = 'login' | 'phone';

interface Issued {
  readonly kind: CodeKind;
  readonly account: Account;
  readonly issuedAt: number;
  used: boolean;
}

const LIFE_MS = 5 * 60_000;

export class Codes {
  private readonly issued = new Map<string, Issued>();

  constructor(private readonly clock: SandboxClock) {}

  issue(kind: CodeKind, account: Account): string {
    const now = this.clock.milliseconds();
    for (const [code, { issuedAt }] of this.issued) if (now - issuedAt > 2 * LIFE_MS) this.issued.delete(code);
    const code = kind === 'login' ? randomBytes(24).toString('base64url') : randomBytes(32).toString('hex');
    this.issued.set(code, { kind, account, issuedAt: now, used: false });
    return code;
  }

  /** Whose code it is, using it up, or why not. `openid`, where given, must be the code's own. */
  redeem(kind: CodeKind, code: string, openid?: string): Account | Errcode {
    const found = this.issued.get(code);
    if (found?.kind !== kind || this.clock.milliseconds() - found.issuedAt >= LIFE_MS) return 40029;
    // Only the login says that a code was used; to the phone a used code is an invalid one.
    if (found.used) return kind === 'login' ? 40163 : 40029;
    if (openid !== undefined && openid !== found.account.openid) return 40003;
    found.used = true;
    return found.account;
  }
}
