// Links to a member's own pictures: whoever has one may look, until it ends. A picture in a page cannot show a token.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { CLOCK, Keys } from '@guike/platform';

/** As it stands in the query of a link; `until` in seconds since 1970. */
export interface LinkSeal {
  readonly until: number;
  readonly sign: string;
}

const DAY_SECONDS = 86_400;

@Injectable()
export class ReplayLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    keys: Keys,
  ) {
    this.key = keys.derive('replay-links');
  }

  /** A path with its seal, good for one to two days, and the same for a whole day: so a phone keeps the picture. */
  sealed(path: string): string {
    const until = (Math.floor(this.seconds() / DAY_SECONDS) + 2) * DAY_SECONDS;
    return `${path}?until=${until}&sign=${this.sign(path, until).toString('hex')}`;
  }

  /** Error: NOT_FOUND for a seal that is not ours or has ended. */
  require(path: string, { until, sign }: LinkSeal): void {
    const isOurs = timingSafeEqual(this.sign(path, until), Buffer.from(sign.padEnd(64, '0').slice(0, 64), 'hex'));
    if (!isOurs || until < this.seconds()) throw new DomainError('NOT_FOUND');
  }

  private sign(path: string, until: number): Buffer {
    return createHmac('sha256', this.key).update(`${path}\n${until}`).digest();
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
