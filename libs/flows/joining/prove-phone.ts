// A phone is proved by six digits in a short message, where WeChat's button is not used. Source: wechat.md, phone.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { CODE_SECONDS, type CodeWish, PhoneCodesService } from '@guike/members';
import { SmsSender, phoneCodeText } from '@guike/notifications';
import { CONFIG, type Config, Database, type Tx } from '@guike/platform';

@Injectable()
export class ProvePhone {
  constructor(
    private readonly database: Database,
    private readonly codes: PhoneCodesService,
    private readonly sms: SmsSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends a code, and answers for how many seconds it is good. Whether anybody is known by the phone makes no difference.
   * Errors: SMS_OFF, SMS_FAILED, RATE_LIMITED.
   */
  async send(wish: CodeWish): Promise<{ seconds: number }> {
    if (!this.sms.isOn) throw new DomainError('SMS_OFF');
    const { id, code } = await this.database.inTransaction((tx) => this.codes.issue(tx, wish));
    const text = phoneCodeText({ shopName: this.config.shopName, code, minutes: CODE_SECONDS / 60 });
    const outcome = await this.sms.send({ id, phone: wish.phone, text });
    // Where no answer came it may be on its way, and the customer can say.
    if (outcome.kind !== 'sent' && outcome.kind !== 'unknown') throw new DomainError('SMS_FAILED');
    return { seconds: CODE_SECONDS };
  }

  /** The id of a code that is right, to be used by what it proves. Error: PHONE_CODE_WRONG, and the try is counted. */
  async check(identityId: string, { phone, code }: { readonly phone: string; readonly code: string }): Promise<string> {
    const id = await this.database.inTransaction((tx) => this.codes.check(tx, { phone, identityId, code }));
    if (id === null) throw new DomainError('PHONE_CODE_WRONG');
    return id;
  }

  /** Uses it up, in the transaction of what it proves. */
  async use(tx: Tx, id: string): Promise<void> {
    await this.codes.use(tx, id);
  }

  /** Forgets codes that are of no use any more. */
  async sweep(): Promise<void> {
    await this.database.inTransaction((tx) => this.codes.sweep(tx));
  }
}
