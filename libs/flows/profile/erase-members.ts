// 退会 comes to its end: fifteen days have passed, points are forfeited, and what says who it was is erased; the books stay.
// One transaction for each member, so that whatever is killed in the middle goes on where it was. Source: product.md,
// Joining; docs/adr/0016.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { ExitsService } from '@guike/members';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { EachAlone } from '../each-alone';
import { EraseMember } from './erase-member';
import { Forgetting } from './forgetting';

const PAGE = 100;

@Injectable()
export class EraseMembers {
  constructor(
    private readonly database: Database,
    private readonly alone: EachAlone,
    private readonly programmes: ProgrammeService,
    private readonly exits: ExitsService,
    private readonly erasing: EraseMember,
    private readonly forgetting: Forgetting,
  ) {}

  /** Everybody whose days to come back are over; answers how many were erased. Safe to stop and to run twice at once. */
  async eraseDue(signal?: AbortSignal): Promise<number> {
    const { day } = await this.programmes.present(this.database.reading);
    const erase = async (memberId: MemberId) => !signal?.aborted && this.erasing.erase(memberId, day);
    let erased = 0;
    let after: MemberId | null = null;
    for (;;) {
      const due: MemberId[] = await this.exits.due(this.database.reading, day, after, PAGE);
      erased += await this.alone.of('member who left', due, String, erase);
      if (signal?.aborted) return erased;
      if (due.length < PAGE) break;
      after = due.at(-1) ?? null;
    }
    await this.forgetting.removeFiles();
    return erased;
  }
}
