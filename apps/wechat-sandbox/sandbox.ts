// Everything the sandbox knows. It is forgotten when the process ends.
import type { Clock } from '@guike/kernel';
import { type Account, type AccountInput, Accounts } from './accounts';
import { CallLog } from './call-log';
import { type CallbackTarget, Callbacks } from './callbacks';
import { Codes } from './codes';
import { plainEvent, templateEvent } from './events';
import { Grants } from './grants';
import { MediaAnswers } from './media-answers';
import { MinuteLimit } from './minute-limit';
import { Post } from './post';
import { Quotas } from './quotas';
import { SandboxClock } from './sandbox-clock';
import { StableTokens } from './stable-tokens';
import type { Template } from './templates';
import { Trouble } from './trouble';
import { Visits } from './visits';

/** The mini-program, and the Official Account of the same owner. */
export type AppKind = 'mini' | 'account';

interface App {
  readonly id: string;
  readonly secret: string;
}

export interface SandboxOptions {
  readonly mini: App;
  readonly account: App;
  readonly smsKey: string;
  readonly clock: Clock;
  readonly accounts?: readonly AccountInput[];
  readonly templates?: readonly Template[];
  /** Who is told of events; nobody where it is null. */
  readonly callbacks?: CallbackTarget | null;
}

export class Sandbox {
  readonly apps: Readonly<Record<AppKind, App>>;
  readonly smsKey: string;
  readonly clock: SandboxClock;
  readonly accounts: Accounts;
  readonly codes: Codes;
  readonly tokens: Readonly<Record<AppKind, StableTokens>>;
  readonly logins: MinuteLimit;
  readonly visits: Visits;
  readonly quotas: Quotas;
  readonly callbacks: Callbacks;
  readonly media: MediaAnswers;
  readonly templates: readonly Template[];
  readonly grants = new Grants();
  /** Templates that WeChat has taken away from the shop. */
  readonly bans = new Set<string>();
  /** Who follows the Official Account, by the openid that it knows. */
  readonly followers = new Set<string>();
  readonly post = new Post();
  readonly trouble = new Trouble();
  readonly calls = new CallLog();
  private messages = 0;

  constructor({ mini, account, smsKey, clock, accounts = [], templates = [], callbacks = null }: SandboxOptions) {
    this.apps = { mini, account };
    this.smsKey = smsKey;
    this.clock = new SandboxClock(clock);
    this.accounts = new Accounts(mini.id, account.id);
    this.codes = new Codes(this.clock);
    this.tokens = { mini: new StableTokens(this.clock), account: new StableTokens(this.clock) };
    this.logins = new MinuteLimit(this.clock);
    this.visits = new Visits(this.clock);
    this.quotas = new Quotas(this.clock);
    this.callbacks = new Callbacks(this.clock, { mini: mini.id, account: account.id });
    this.callbacks.target = callbacks;
    this.media = new MediaAnswers(this.clock, this.callbacks, mini.id);
    this.templates = templates;
    for (const input of accounts) this.accounts.add(input);
  }

  templateOf(id: string): Template | null {
    return this.templates.find((template) => template.id === id) ?? null;
  }

  /** Somebody follows the Official Account, or no more; the shop is told. */
  follow({ accountOpenid: openid }: Account, follows: boolean): void {
    if (follows) this.followers.add(openid);
    else this.followers.delete(openid);
    const name = follows ? 'subscribe' : 'unsubscribe';
    this.callbacks.tell('account', plainEvent(this.clock, { app: 'account', openid, name, more: { EventKey: '' } }));
  }

  /** Somebody turns a template off in WeChat's own settings; the shop is told. */
  refuse({ openid }: Account, template: Template): void {
    this.grants.drop(openid, template.id);
    const list = [{ TemplateId: template.id, SubscribeStatusString: 'reject' }];
    const [name, wrapper] = ['subscribe_msg_change_event', 'SubscribeMsgChangeEvent'];
    this.callbacks.tell('mini', templateEvent(this.clock, openid, name, wrapper, list));
  }

  /** WeChat numbers its messages. */
  nextMessageId(): string {
    return String(this.clock.milliseconds() * 100 + (this.messages++ % 100));
  }
}
