// What follows from the shop's word on a look, in its transaction.
import { Injectable } from '@nestjs/common';
import type { BodyOf, adminLookEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type LookRow, LookReportsService } from '@guike/looks';
import { Audit, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { LookEnds } from './look-ends';
import { PublishedLooks } from './published-looks';

type Word = BodyOf<(typeof adminLookEndpoints)['decide']>;

interface Judging {
  readonly by: OfficeReader;
  /** The member's consent to publishing, held; null once it was taken back. */
  readonly consentId: string | null;
}

/** On which state each word is said. */
const saidOn = { publish: 'pending', refuse: 'pending', keep: 'published', take_down: 'published' } as const;

@Injectable()
export class JudgeLook {
  constructor(
    private readonly reports: LookReportsService,
    private readonly ends: LookEnds,
    private readonly shown: PublishedLooks,
    private readonly audit: Audit,
  ) {}

  /** The caller holds the look. Error: ALREADY_DECIDED. */
  async judge(tx: Tx, look: LookRow, word: Word, { by, consentId }: Judging): Promise<void> {
    if (look.state !== saidOn[word.action]) throw new DomainError('ALREADY_DECIDED');
    switch (word.action) {
      case 'publish':
        if (consentId === null) throw new DomainError('ALREADY_DECIDED');
        await this.shown.publish(tx, look, by.staffId);
        return this.note(tx, look, 'look.published', word.note, by);
      case 'keep':
        await this.reports.settle(tx, look);
        return this.note(tx, look, 'look.kept', word.note, by);
      case 'refuse':
        await this.ends.end(tx, look, { state: 'refused', reason: word.reason, by: by.staffId });
        return this.shown.refused(tx, look, word.reason);
      case 'take_down':
        await this.reports.settle(tx, look);
        await this.ends.end(tx, look, { state: 'taken_down', reason: word.reason, by: by.staffId });
        return this.shown.takenDown(tx, look, word.reason);
    }
  }

  private note(tx: Tx, { memberId, id }: LookRow, action: string, note: string, { staffId }: OfficeReader) {
    const detail = { lookId: id, ...(note === '' ? {} : { note }) };
    return this.audit.record(tx, { actorKind: 'staff', actorId: staffId, action, memberId, detail });
  }
}
