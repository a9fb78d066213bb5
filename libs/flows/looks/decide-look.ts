// The shop's word on a look: published or refused while it waits, kept or taken down once it is shown. Each is audited.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminLookEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { LooksService } from '@guike/looks';
import { Database } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { JudgeLook } from './judge-look';
import { consentInForce } from './look-consents';
import { LookEnds } from './look-ends';
import { LookOffice, requireStore } from './look-office';

type Endpoint = (typeof adminLookEndpoints)['decide'];
type Word = BodyOf<Endpoint>;

/** What a look is after each word. */
const after = { publish: 'published', keep: 'published', refuse: 'refused', take_down: 'taken_down' } as const;

@Injectable()
export class DecideLook {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly judging: JudgeLook,
    private readonly ends: LookEnds,
    private readonly office: LookOffice,
  ) {}

  /**
   * Who belongs to a store decides its own. The same word again changes nothing. Errors: LOOK_UNKNOWN, ALREADY_DECIDED
   * (somebody else, or the checks, or the member, came first).
   */
  async decide(id: string, word: Word, by: OfficeReader): Promise<AnswerOf<Endpoint>> {
    const { row, ended } = await this.database.inTransaction(async (tx) => {
      const owner = await this.looks.ownerOf(tx, id);
      if (owner === null) throw new DomainError('LOOK_UNKNOWN');
      const consentId = await consentInForce(tx, owner, 'publish');
      const look = requireStore(await this.looks.lock(tx, owner, id), by);
      const isDone = look.state === after[word.action] && look.decidedBy === by.staffId;
      if (!isDone || word.action === 'keep') await this.judging.judge(tx, look, word, { by, consentId });
      const now = await this.looks.find(tx, owner, id);
      if (now === null) throw new Error('a look that was locked is not there');
      return { row: await this.office.row(tx, now), ended: now.endedAt === null ? null : now };
    });
    if (ended?.filesGoneAt === null) await this.ends.removeFiles([ended]);
    return row;
  }
}
