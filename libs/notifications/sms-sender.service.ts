// One short message to one phone, through whichever provider the shop pays. The text and the number are in no log.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, LOGGER, type Logger } from '@guike/platform';

const TIMEOUT_MS = 5_000;

export interface Sms {
  /** What this sending is, for good: a provider that is asked twice with the same id sends once. */
  readonly id: string;
  /** Eleven digits. */
  readonly phone: string;
  readonly text: string;
}

/**
 * `refused`: the provider will not, whatever is tried. `later`: it was too busy and has certainly not sent.
 * `unknown`: no answer came; it may have been sent. `off`: the shop has no provider.
 */
export type SmsOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'later'; readonly status: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'off' };

@Injectable()
export class SmsSender {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Whether the shop has a provider at all. */
  get isOn(): boolean {
    return this.config.sms !== null;
  }

  /** Never throws: what became of it is the answer. Not to be called in a transaction. */
  async send({ id, phone, text }: Sms): Promise<SmsOutcome> {
    const { sms } = this.config;
    if (sms === null) return { kind: 'off' };
    try {
      const answer = await fetch(`${sms.url}/sms/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${sms.key}` },
        body: JSON.stringify({ id, phone, text }),
        redirect: 'error', // Nobody else is told the key.
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.ok) return { kind: 'sent' };
      this.logger.warn({ smsId: id, status: answer.status }, 'the SMS provider refused');
      // 502 and 504 come from something between: whether the provider has sent is not known.
      if (answer.status === 429 || answer.status === 503) return { kind: 'later', status: answer.status };
      return answer.status < 500 ? { kind: 'refused', status: answer.status } : { kind: 'unknown' };
    } catch (error) {
      // Only the name: a message may hold the address.
      this.logger.warn(
        { smsId: id, reason: error instanceof Error ? error.name : typeof error },
        'no answer about an SMS',
      );
      return { kind: 'unknown' };
    }
  }
}
