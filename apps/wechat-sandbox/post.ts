// Everything that was sent to somebody's phone or mailbox, so that one can look at it as that person would.
import type { Line } from './templates';

export type Letter = {
  readonly id: string;
  readonly at: Date;
} & (
  | {
      /** `service`: a subscription message, under 服务通知; `account`: the Official Account's. */
      readonly channel: 'service' | 'account';
      readonly openid: string;
      readonly title: string;
      readonly lines: readonly Line[];
      /** Where a tap would lead. */
      readonly page: string;
    }
  | { readonly channel: 'sms'; readonly phone: string; readonly text: string }
  | {
      readonly channel: 'email';
      /** In small letters. */
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      readonly messageId: string;
      /** Where one request unsubscribes; null where the mail says nothing of it. */
      readonly unsubscribe: string | null;
    }
);

const KEPT = 5_000;

export class Post {
  private letters: Letter[] = [];

  /** Keeps a letter; one of an id that is known changes nothing. Answers whether it is new. */
  deliver(letter: Letter): boolean {
    if (this.letters.some(({ id, channel }) => id === letter.id && channel === letter.channel)) return false;
    this.letters.push(letter);
    if (this.letters.length > KEPT) this.letters = this.letters.slice(-KEPT);
    return true;
  }

  /** What reached this WeChat account, this phone, or a mailbox that is called as the phone, newest first. */
  of({ openids, phone }: { readonly openids: readonly string[]; readonly phone: string }): Letter[] {
    return this.letters
      .filter((letter) =>
        letter.channel === 'sms'
          ? letter.phone === phone
          : letter.channel === 'email'
            ? letter.to.startsWith(`${phone}@`)
            : openids.includes(letter.openid),
      )
      .reverse();
  }

  /** Newest first. */
  all(): Letter[] {
    return [...this.letters].reverse();
  }
}
