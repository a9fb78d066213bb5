// Tells the shop's server of events as WeChat does: signed, encrypted where the shop wants it, three times until it
// answers. Source: WeChat's documentation of message push.
import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallbackEvent, ORIGINALS, xmlOf } from './events';
import type { SandboxClock } from './sandbox-clock';

export interface CallbackTarget {
  readonly url: string;
  readonly token: string;
  /** 32 bytes; null for the plain mode. */
  readonly aesKey: Buffer | null;
  readonly format: 'json' | 'xml';
}

/** What became of an event; `status` is 0 where nobody answered. */
export interface Told {
  readonly at: Date;
  readonly event: string;
  readonly status: number;
}

const TRIES = 3;
const TIMEOUT_MS = 5_000;
const APART_MS = 1_000;
const KEPT = 200;
const BLOCK = 32;

export class Callbacks {
  /** Null where the shop takes none. */
  target: CallbackTarget | null = null;
  private readonly told: Told[] = [];
  private readonly end = new AbortController();

  constructor(
    private readonly clock: SandboxClock,
    private readonly appIds: Readonly<Record<'mini' | 'account', string>>,
  ) {}

  /** Newest first. */
  latest(): Told[] {
    return [...this.told].reverse();
  }

  /** Tells of an event by and by. */
  tell(app: 'mini' | 'account', event: CallbackEvent): void {
    const { target } = this;
    if (target !== null) void this.untilHeard(target, app, event);
  }

  close(): void {
    this.end.abort();
  }

  private async untilHeard(target: CallbackTarget, app: 'mini' | 'account', event: CallbackEvent): Promise<void> {
    for (let time = 0; time < TRIES; time++) {
      const status = await this.send(target, app, event);
      this.told.push({ at: this.clock.now(), event: event.name, status });
      if (this.told.length > KEPT) this.told.shift();
      if (status === 200) return;
      const waited = await sleep(APART_MS, true, { ref: false, signal: this.end.signal }).catch(() => false);
      if (!waited) return;
    }
  }

  private async send(target: CallbackTarget, app: 'mini' | 'account', event: CallbackEvent): Promise<number> {
    const { query, body } = this.sealed(target, app, event);
    try {
      const answer = await fetch(`${target.url}?${new URLSearchParams(query).toString()}`, {
        method: 'POST',
        headers: { 'content-type': target.format === 'json' ? 'application/json' : 'text/xml' },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.end.signal]),
      });
      const said = await answer.text();
      return answer.status === 200 && !['success', ''].includes(said) ? 500 : answer.status;
    } catch {
      return 0;
    }
  }

  private sealed({ token, aesKey, format }: CallbackTarget, app: 'mini' | 'account', event: CallbackEvent) {
    const timestamp = String(Math.floor(this.clock.milliseconds() / 1000));
    const nonce = String(randomInt(100_000_000, 2_000_000_000));
    const content = format === 'json' ? JSON.stringify(event.json) : xmlOf(event.xml);
    const query = { signature: signed([token, timestamp, nonce]), timestamp, nonce, openid: event.openid };
    if (aesKey === null) return { query, body: content };
    const Encrypt = encrypted(aesKey, content, this.appIds[app]);
    const envelope = { ToUserName: ORIGINALS[app], Encrypt };
    return {
      query: { ...query, encrypt_type: 'aes', msg_signature: signed([token, timestamp, nonce, Encrypt]) },
      body: format === 'json' ? JSON.stringify(envelope) : xmlOf(envelope),
    };
  }
}

function signed(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Sixteen random bytes, the length, the content and the app's id, filled up to whole blocks of 32. */
function encrypted(key: Buffer, content: string, appId: string): string {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const whole = Buffer.concat([randomBytes(16), length, bytes, Buffer.from(appId)]);
  const missing = BLOCK - (whole.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(whole), cipher.update(Buffer.alloc(missing, missing)), cipher.final()]).toString(
    'base64',
  );
}
