// What a link to a member's own file is made of, how long it is good, and the file as it was before it was sealed.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';
import type { Clock, MemberId } from '@guike/kernel';
import type { DataExport } from '@guike/members';
import { CLOCK, Keys, Tokens } from '@guike/platform';

type Told = AnswerOf<(typeof profileEndpoints)['askExport']>;

const LIFE_MS = 86_400_000;

@Injectable()
export class ExportLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tokens: Tokens,
    private readonly keys: Keys,
  ) {}

  told(made: DataExport): Told {
    const until = made.readyAt && new Date(made.readyAt.getTime() + LIFE_MS);
    const isGood = made.state === 'ready' && until !== null && until > this.clock.now();
    return {
      id: made.id,
      state: made.state === 'ready' && !isGood ? 'gone' : made.state,
      askedAt: made.askedAt.toISOString(),
      link: isGood ? `/member/exports/file?link=${this.tokens.signExport(made, until)}` : null,
      until: isGood ? until.toISOString() : null,
    };
  }

  /** Error: LINK_EXPIRED. */
  read(link: string): { memberId: MemberId; id: string } {
    return this.tokens.readExport(link);
  }

  /** A file as it was before it was sealed. */
  open(sealed: Buffer, id: string): Buffer {
    return Buffer.from(this.keys.open(sealed, id), 'base64');
  }

  /** Files that were ready before have had their day. */
  before(): Date {
    return new Date(this.clock.now().getTime() - LIFE_MS);
  }
}
