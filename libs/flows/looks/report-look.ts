// 举报: whoever sees a look may report it; enough of them hide it until somebody of the shop has looked.
import { Injectable } from '@nestjs/common';
import type { BodyOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { LookReportsService, LooksService } from '@guike/looks';
import { Database } from '@guike/platform';

/** Whom WeChat vouches for; the member is null for a guest. */
export interface Reporter {
  readonly identityId: string;
  readonly memberId: MemberId | null;
}

@Injectable()
export class ReportLook {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly reports: LookReportsService,
  ) {}

  /** Once a person and look; again changes nothing. Error: LOOK_UNKNOWN for what is not shown, and not by themselves. */
  async report(
    lookId: string,
    { reason, note }: BodyOf<(typeof lookEndpoints)['report']>,
    { identityId }: Reporter,
  ): Promise<{ reported: true }> {
    await this.database.inTransaction(async (tx) => {
      const owner = await this.looks.ownerOf(tx, lookId);
      const look = owner === null ? null : await this.looks.lock(tx, owner, lookId);
      // Hidden ones, too: who saw it a moment ago may say so.
      if (look?.state !== 'published') throw new DomainError('LOOK_UNKNOWN');
      await this.reports.report(tx, look, { identityId, reason, note });
    });
    return { reported: true };
  }
}
