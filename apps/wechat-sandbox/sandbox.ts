// Everything the sandbox knows. It is forgotten when the process ends.
import type { Clock } from '@guike/kernel';
import { type AccountInput, Accounts } from './accounts';
import { CallLog } from './call-log';
import { Codes } from './codes';
import { MinuteLimit } from './minute-limit';
import { SandboxClock } from './sandbox-clock';
import { StableTokens } from './stable-tokens';
import { Trouble } from './trouble';

export interface SandboxOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly clock: Clock;
  readonly accounts?: readonly AccountInput[];
}

export class Sandbox {
  readonly appId: string;
  readonly appSecret: string;
  readonly clock: SandboxClock;
  readonly accounts: Accounts;
  readonly codes: Codes;
  readonly tokens: StableTokens;
  readonly logins: MinuteLimit;
  readonly trouble = new Trouble();
  readonly calls = new CallLog();

  constructor({ appId, appSecret, clock, accounts = [] }: SandboxOptions) {
    this.appId = appId;
    this.appSecret = appSecret;
    this.clock = new SandboxClock(clock);
    this.accounts = new Accounts(appId);
    this.codes = new Codes(this.clock);
    this.tokens = new StableTokens(this.clock);
    this.logins = new MinuteLimit(this.clock);
    for (const account of accounts) this.accounts.add(account);
  }
}
