// 邮箱: a member's e-mail address, kept once a code that was mailed to it comes back; taken away as easily.
// Source: product.md, Campaigns (channels); docs/adr/0020.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, emailEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { EMAIL_CODE_SECONDS, EmailCodesService, type EmailCodeWish, EmailsService, maskEmail } from '@guike/members';
import { EmailSender, emailCodeContent } from '@guike/notifications';
import { Audit, CONFIG, type Config, Database, type Tx } from '@guike/platform';
import { lockHere } from './lock-here';

type Endpoints = typeof emailEndpoints;
type Mailbox = AnswerOf<Endpoints['email']>;

@Injectable()
export class KeepEmail {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly emails: EmailsService,
    private readonly codes: EmailCodesService,
    private readonly sender: EmailSender,
    private readonly audit: Audit,
  ) {}

  async of(memberId: MemberId): Promise<Mailbox> {
    return this.read(this.database.reading, memberId);
  }

  /**
   * Mails a code to an address, and answers for how many seconds it is good. Whether anybody is known by the address makes
   * no difference. Errors: EMAIL_OFF, EMAIL_REFUSED (its server has nobody of this name), EMAIL_FAILED, RATE_LIMITED.
   */
  async sendCode(wish: EmailCodeWish): Promise<AnswerOf<Endpoints['sendEmailCode']>> {
    if (!this.sender.isOn) throw new DomainError('EMAIL_OFF');
    const { id, code } = await this.database.inTransaction(async (tx) => {
      await lockHere(tx, wish.memberId);
      return this.codes.issue(tx, wish);
    });
    const { shopName } = this.config;
    const content = emailCodeContent({ shopName, code, minutes: EMAIL_CODE_SECONDS / 60 });
    const { kind } = await this.sender.send({ id, to: wish.email, ...content });
    if (kind === 'dead' || kind === 'refused') throw new DomainError('EMAIL_REFUSED');
    // Where no answer came it may be on its way, and the member can say.
    if (kind !== 'sent' && kind !== 'unknown') throw new DomainError('EMAIL_FAILED');
    return { seconds: EMAIL_CODE_SECONDS };
  }

  /** Keeps an address that the code proves; the same again changes nothing. Errors: EMAIL_CODE_WRONG, UNAUTHENTICATED. */
  async confirm(
    memberId: MemberId,
    { email, code }: { readonly email: string; readonly code: string },
  ): Promise<Mailbox> {
    // Counted in a transaction of its own: a wrong one is counted, too.
    if (!(await this.database.inTransaction((tx) => this.codes.check(tx, { memberId, email, code }))))
      throw new DomainError('EMAIL_CODE_WRONG');
    return this.database.inTransaction(async (tx) => {
      await lockHere(tx, memberId);
      if ((await this.emails.of(tx, memberId))?.address !== email) await this.log(tx, memberId, 'member.email_kept');
      await this.emails.keep(tx, memberId, email);
      return this.read(tx, memberId);
    });
  }

  /** No address any more, and no code that is under way proves one; again changes nothing. */
  async remove(memberId: MemberId): Promise<Mailbox> {
    return this.database.inTransaction(async (tx) => {
      await lockHere(tx, memberId);
      await this.codes.end(tx, memberId);
      if (await this.emails.remove(tx, memberId)) await this.log(tx, memberId, 'member.email_removed');
      return this.read(tx, memberId);
    });
  }

  /** Forgets codes that are of no use any more. */
  async sweep(): Promise<void> {
    await this.database.inTransaction((tx) => this.codes.sweep(tx));
  }

  private async read(tx: Tx, memberId: MemberId): Promise<Mailbox> {
    const kept = await this.emails.of(tx, memberId);
    return {
      offered: this.sender.isOn,
      email: kept && {
        masked: maskEmail(kept.address),
        confirmedAt: kept.confirmedAt.toISOString(),
        isUnreachable: kept.unreachableAt !== null,
      },
    };
  }

  /** That it was done, not which address. */
  private log(tx: Tx, memberId: MemberId, action: string): Promise<void> {
    return this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId });
  }
}
