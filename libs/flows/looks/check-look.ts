// A look is submitted: its photos are copied to files of its own, and WeChat is asked what it thinks of text and pictures.
// The pictures' answers come by callback, late, twice or never. Source: wechat.md, user content.
import { Injectable } from '@nestjs/common';
import { type LookDoubt, LooksService } from '@guike/looks';
import { Database, type JobEnding, type LongJob } from '@guike/platform';
import { AskAboutLook } from './ask-about-look';
import { CopyLook } from './copy-look';
import { type LookRef, SettleLook } from './settle-look';

@Injectable()
export class CheckLook {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly asking: AskAboutLook,
    private readonly copies: CopyLook,
    private readonly settling: SettleLook,
  ) {}

  /** Safe to repeat: what was asked and answered is not asked again. Throws where WeChat is busy, to be tried again. */
  readonly work: LongJob<'look.submitted'>['work'] = async ({ memberId, lookId: id }) => {
    const doubt = await this.asked({ memberId, id });
    const end: JobEnding = (tx) => this.settling.settle(tx, { memberId, id }, doubt);
    return end;
  };

  private async asked(ref: LookRef): Promise<LookDoubt | null> {
    const look = await this.looks.find(this.database.reading, ref.memberId, ref.id);
    // Published meanwhile by the shop, it needs its copies no less.
    if (look === null || !(await this.copies.make(look))) return null;
    return look.state === 'pending' ? this.asking.ask(look) : null;
  }
}
