// One call to WeChat: five seconds, an answer of the documented shape, and a log that holds path and error code alone.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, LOGGER, type Logger } from '@guike/platform';
import { z } from 'zod';
import { WechatRefusal, WechatSilence } from './refusals';

const TIMEOUT_MS = 5_000;
/** A code picture is some tens of kilobytes. */
const MOST_BYTES = 2 * 1_048_576;
/** Nobody was there to hear it. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Absent where all is well. */
const outcome = z.object({ errcode: z.coerce.number().int() });

export interface WechatCall<Answer> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** With a body it is a POST. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<Answer>;
}

/** A call that answers a file, and JSON only where it refuses. */
export type WechatBytes = Omit<WechatCall<never>, 'answer'>;

@Injectable()
export class WechatHttp {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Asks WeChat. Errors: WechatRefusal with what its code means; WechatSilence when there is no answer in time, or one
   * that nobody understands.
   */
  async call<Answer>({ answer, ...asked }: WechatCall<Answer>): Promise<Answer> {
    const { path } = asked;
    // Not by its type: WeChat calls some of its JSON text/plain.
    const found = jsonOf(await this.send(asked));
    if (found === undefined) throw this.unheard(path, 'SyntaxError', true);
    const errcode = outcome.safeParse(found).data?.errcode ?? 0;
    if (errcode !== 0) throw this.refused(new WechatRefusal(path, errcode));
    const read = answer.safeParse(found);
    if (read.success) return read.data;
    throw this.strange(path);
  }

  /** Asks for a file. Errors as `call`. */
  async bytes(asked: WechatBytes): Promise<Buffer> {
    const { path } = asked;
    const found = await this.send(asked);
    // A picture is no JSON, whatever the header calls it.
    const errcode = outcome.safeParse(jsonOf(found)).data?.errcode;
    if (errcode !== undefined) throw this.refused(new WechatRefusal(path, errcode));
    if (found.length > 0) return found;
    throw this.strange(path);
  }

  private async send({ path, query = {}, body }: WechatBytes): Promise<Buffer> {
    const url = `${this.config.wechatBaseUrl}${path}?${new URLSearchParams(query).toString()}`;
    try {
      const answer = await fetch(url, {
        ...(body !== undefined && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        redirect: 'error', // Nobody else is told the secret.
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) throw new Error('too long');
      return Buffer.from(await answer.arrayBuffer());
    } catch (error) {
      // Only the name: a message may hold the address, and with it the secret.
      throw this.unheard(path, nameOf(error), !NEVER_ARRIVED.has(causeOf(error)));
    }
  }

  private unheard(path: string, reason: string, mayHaveArrived: boolean): WechatSilence {
    this.logger.warn({ path, reason }, 'no answer from WeChat');
    return new WechatSilence(mayHaveArrived);
  }

  private strange(path: string): WechatSilence {
    this.logger.error({ path }, 'WeChat answered in a shape that is not documented');
    return new WechatSilence(true);
  }

  private refused(refusal: WechatRefusal): WechatRefusal {
    const { path, errcode, code } = refusal;
    if (code === 'WECHAT_OFF') this.logger.error({ path, errcode }, 'WeChat does not accept what this shop has set up');
    else if (code === 'WECHAT_CODE_INVALID') this.logger.info({ path, errcode }, 'WeChat refused a code');
    else this.logger.warn({ path, errcode }, 'WeChat refused a call');
    return refusal;
  }
}

/** Undefined when it is no JSON. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The system's code below an error of fetch. */
function causeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : '';
}
