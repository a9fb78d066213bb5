// What somebody agreed to and took back, and whether they are leaving or have left.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { ConsentsService, ExitsService, type MemberExit, type PastConsent } from '@guike/members';
import { Database } from '@guike/platform';

@Injectable()
export class MemberHistory {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentsService,
    private readonly exits: ExitsService,
  ) {}

  async of(memberId: MemberId): Promise<{ consents: PastConsent[]; exit: MemberExit | null }> {
    const tx = this.database.reading;
    return { consents: await this.consents.history(tx, memberId), exit: await this.exits.latest(tx, memberId) };
  }
}
