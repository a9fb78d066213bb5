// One e-mail to one address through the shop's mail server. Address, words and password are in no log.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, LOGGER, type Logger } from '@guike/platform';
import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { type EmailFailure, type MailError, failureOf } from './email-outcome';
import { type EmailContent, unsubscribeHeaders } from './email-words';

const CONNECTING_MS = 10_000;
const SILENT_MS = 20_000;
/** What mail providers let one customer have at once. */
const CONNECTIONS = 4;

export interface Email extends EmailContent {
  /** What this sending is, for good: the Message-ID follows from it. */
  readonly id: string;
  readonly to: string;
  /** Of marketing: where one request ends it. */
  readonly unsubscribeUrl?: string | undefined;
}

type Pool = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
export type EmailOutcome = { readonly kind: 'sent' } | { readonly kind: 'off' } | EmailFailure;

@Injectable()
export class EmailSender implements OnApplicationShutdown {
  private transport: Promise<Pool> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether the shop has a mail server at all. */
  get isOn(): boolean {
    return this.config.email !== null;
  }

  /** Never throws: what became of it is the answer. Not to be called in a transaction. */
  async send({ id, to, subject, text, html, unsubscribeUrl }: Email): Promise<EmailOutcome> {
    const { email, shopName } = this.config;
    if (email === null) return { kind: 'off' };
    const { name, address } = email.from;
    try {
      const pool = await this.opened(email.url);
      await pool.sendMail({
        from: { name: name ?? shopName, address },
        to: { name: '', address: to },
        messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
        date: this.clock.now(),
        subject,
        text,
        html,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl !== undefined && unsubscribeHeaders(unsubscribeUrl)),
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      const failure = failureOf((error instanceof Error ? error : {}) as MailError);
      // Only the code: the server's words may name the address.
      this.logger.warn({ emailId: id, outcome: failure.kind, code: failure.code }, 'an e-mail was not taken');
      return failure;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }

  /** Loaded with the first mail: most processes send none. */
  private opened(url: string): Promise<Pool> {
    this.transport ??= import('nodemailer').then(({ createTransport }) => createTransport(serverOf(url)));
    return this.transport;
  }
}

/** How the server is spoken to. Beyond this machine never without TLS, or the password would be anybody's. */
export function serverOf(text: string): SMTPPool.Options {
  const { protocol, hostname, port, username, password } = new URL(text);
  const secure = protocol === 'smtps:';
  const isHere = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
  // A mail whose connection broke is not sent again by itself: whether it has arrived nobody knows.
  const once = { maxRequeues: 0 };
  return {
    pool: true,
    ...once,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: !secure && isHere,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECTING_MS,
    greetingTimeout: CONNECTING_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
