// Where a member ends marketing by e-mail with one request: a link that tells nothing to whoever reads it.
import { Inject, Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { CONFIG, type Config, Keys } from '@guike/platform';

export const UNSUBSCRIBE_PATH = '/email/unsubscribe';
/** What the token is bound to: nothing else that we seal can be taken for one. */
const PURPOSE = 'email-unsubscribe';

@Injectable()
export class UnsubscribeLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: Keys,
  ) {}

  /** Good for as long as the mail is kept: RFC 8058 wants a link that does not end. */
  of(memberId: MemberId): string {
    const token = this.keys.seal(memberId, PURPOSE).toString('base64url');
    return `${this.config.publicUrl ?? ''}${UNSUBSCRIBE_PATH}?t=${token}`;
  }

  /** Whose link it is; null for what was not made here. */
  memberOf(token: string): MemberId | null {
    try {
      return this.keys.open(Buffer.from(token, 'base64url'), PURPOSE);
    } catch {
      return null;
    }
  }
}
