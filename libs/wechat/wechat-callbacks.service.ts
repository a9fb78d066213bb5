// What WeChat tells us by itself: known for WeChat's by its signature, opened where it is encrypted, and read.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, sha256 } from '@guike/platform';
import { z } from 'zod';
import { isSigned, isTimely, opened } from './callback-crypto';
import { type WechatEvent, eventOf } from './callback-events';
import { fieldsOfXml } from './callback-xml';

export interface CallbackRequest {
  readonly query: unknown;
  /** As it came, JSON or XML. */
  readonly body: string;
}

export interface ReceivedEvent {
  readonly event: WechatEvent;
  /** The same for every time that WeChat tells of the same thing. */
  readonly key: Buffer;
  /** Of the request. WeChat's plain signature does not cover the body: it is good for one body only. */
  readonly signature: string;
}

const word = z.string().min(1).max(64);
const signedQuery = z.object({ signature: word, timestamp: word, nonce: word });
const greeting = signedQuery.extend({
  echostr: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\w+/=-]+$/),
});
const encryptedQuery = z.object({
  msg_signature: word,
  timestamp: word,
  nonce: word,
  encrypt_type: z.literal('aes'),
});
const envelope = z.object({ Encrypt: z.string().min(1) });

type Settings = NonNullable<Config['wechatCallback']>;

@Injectable()
export class WechatCallbacks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What to answer when WeChat asks whether this server is the shop's. Errors: NOT_FOUND (callbacks are off),
   * SIGNATURE_INVALID, TIMESTAMP_OUT_OF_RANGE.
   */
  greet(query: unknown): string {
    const { token } = this.settings();
    const { signature, timestamp, nonce, echostr } = read(greeting, query);
    this.check([token, timestamp, nonce], signature, timestamp);
    return echostr;
  }

  /**
   * What WeChat tells of; null for what means nothing to us. Errors: NOT_FOUND, SIGNATURE_INVALID (also for an app that
   * is not ours, for what is not encrypted where it has to be, and for what cannot be read), TIMESTAMP_OUT_OF_RANGE.
   */
  receive({ query, body }: CallbackRequest): ReceivedEvent | null {
    const settings = this.settings();
    const { content, signature } =
      settings.aesKey === null
        ? this.plain(settings, query, body)
        : this.encrypted(settings.token, settings.aesKey, query, body);
    const event = eventOf(fieldsOf(content));
    return event && { event, key: sha256(content), signature };
  }

  private plain({ token }: Settings, query: unknown, body: string) {
    const { signature, timestamp, nonce } = read(signedQuery, query);
    this.check([token, timestamp, nonce], signature, timestamp);
    return { content: body, signature };
  }

  private encrypted(token: string, aesKey: Buffer, query: unknown, body: string) {
    const { msg_signature: signature, timestamp, nonce } = read(encryptedQuery, query);
    const { Encrypt } = read(envelope, fieldsOf(body));
    this.check([token, timestamp, nonce, Encrypt], signature, timestamp);
    const message = opened(aesKey, Encrypt);
    const apps = [this.config.wechatApp?.id, this.config.wechatOfficial?.id];
    if (message === null || !apps.includes(message.appId)) throw new DomainError('SIGNATURE_INVALID');
    return { content: message.content, signature };
  }

  private check(parts: readonly string[], signature: string, timestamp: string): void {
    if (!isSigned(parts, signature)) throw new DomainError('SIGNATURE_INVALID');
    if (!isTimely(timestamp, this.clock.now())) throw new DomainError('TIMESTAMP_OUT_OF_RANGE');
  }

  private settings(): Settings {
    const { wechatCallback } = this.config;
    if (wechatCallback === null) throw new DomainError('NOT_FOUND');
    return wechatCallback;
  }
}

function fieldsOf(text: string): unknown {
  if (text.trimStart().startsWith('<')) return fieldsOfXml(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value);
  if (!found.success) throw new DomainError('SIGNATURE_INVALID');
  return found.data;
}
