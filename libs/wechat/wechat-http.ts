// One call to WeChat: five seconds, an answer of the documented shape, and a log that holds path and error code alone.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { CONFIG, type Config, LOGGER, type Logger } from '@guike/platform';
import { z } from 'zod';
import { WechatRefusal } from './refusals';

const TIMEOUT_MS = 5_000;

/** Absent where all is well. */
const outcome = z.object({ errcode: z.coerce.number().int() });

export interface WechatCall<Answer> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** With a body it is a POST. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<Answer>;
}

@Injectable()
export class WechatHttp {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Asks WeChat. Errors: WechatRefusal with what its code means; WECHAT_BUSY when there is no answer in time or one that
   * nobody understands.
   */
  async call<Answer>({ path, query = {}, body, answer }: WechatCall<Answer>): Promise<Answer> {
    const found = await this.send(path, query, body);
    const errcode = outcome.safeParse(found).data?.errcode ?? 0;
    if (errcode !== 0) throw this.refused(new WechatRefusal(path, errcode));
    const read = answer.safeParse(found);
    if (read.success) return read.data;
    this.logger.error({ path }, 'WeChat answered in a shape that is not documented');
    throw new DomainError('WECHAT_BUSY');
  }

  private async send(path: string, query: Readonly<Record<string, string>>, body: unknown): Promise<unknown> {
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
      return JSON.parse(await answer.text()); // Not by its type: WeChat calls some of its JSON text/plain.
    } catch (error) {
      // Only the name: a message may hold the address, and with it the secret.
      this.logger.warn({ path, reason: nameOf(error) }, 'no answer from WeChat');
      throw new DomainError('WECHAT_BUSY');
    }
  }

  private refused(refusal: WechatRefusal): WechatRefusal {
    const { path, errcode, code } = refusal;
    if (code === 'WECHAT_OFF') this.logger.error({ path, errcode }, 'WeChat does not accept what this shop has set up');
    else if (code === 'WECHAT_CODE_INVALID') this.logger.info({ path, errcode }, 'WeChat refused a code');
    else this.logger.warn({ path, errcode }, 'WeChat refused a call');
    return refusal;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
