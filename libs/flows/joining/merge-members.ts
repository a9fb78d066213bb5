// 合并会员: two members found to be one. Who goes leaves an alias; points are transferred, facts absorbed, look-ups led on.
import { Injectable } from '@nestjs/common';
import { handOverPicks } from '@guike/benefits';
import { handOverTags } from '@guike/campaigns';
import type { AnswerOf, adminPointsEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { AliasesService, handOverEmail } from '@guike/members';
import { handOverPreferences } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { absorbFacts } from '@guike/tiers';
import { EndRedemptions } from '../rewards/end-redemptions';
import { type MergeFacts, mergeFacts, obstacleToMerging } from './merge-facts';
import type { OfficeReader } from '../office/office-reader';
import { lockMember } from '../standing';

type Merged = AnswerOf<(typeof adminPointsEndpoints)['merge']>;

/** Who stays, and who is found to be the same person. */
export interface Merging {
  readonly keep: MemberId;
  readonly gone: MemberId;
  readonly reason: string;
}

@Injectable()
export class MergeMembers {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly aliases: AliasesService,
    private readonly spending: SpendingService,
    private readonly redemptions: EndRedemptions,
    private readonly audit: Audit,
  ) {}

  /**
   * Merges for good; the same again answers what was moved. Errors: MEMBER_UNKNOWN, MERGE_REFUSED with a sentence,
   * UNAVAILABLE (a reward was redeemed at this very moment).
   */
  async merge({ keep, gone, reason }: Merging, by: OfficeReader): Promise<Merged> {
    return this.database.inTransaction(async (tx) => {
      const programme = await this.programmes.present(tx);
      const { day, now, version } = programme;
      const moving = { memberId: gone, to: keep, operation: `merge/${gone}`, today: day, programmeVersion: version };
      // Source rows before members: what was redeemed, then both accounts in the order of their ids.
      const before = await mergeFacts(tx, gone, day, now);
      if (before.mergedInto === keep) return this.answer(tx, moving);
      // By what was just read: a merge that commits meanwhile is seen under the locks, and answered.
      await refuse(tx, keep, before, programme);
      const lapsed = await this.redemptions.lapseAll(tx, gone);
      for (const id of [keep, gone].sort()) await lockMember(tx, id, day);
      const facts = await mergeFacts(tx, gone, day, now);
      if (facts.mergedInto === keep) return this.answer(tx, moving);
      await refuse(tx, keep, facts, programme);
      if (facts.openRedemptions > 0) throw new DomainError('UNAVAILABLE');
      await this.aliases.merge(tx, { memberId: gone, toId: keep, mergedBy: by.staffId, reason });
      const answer = await this.answer(tx, moving);
      await absorbFacts(tx, { from: gone, to: keep, today: day, now, programme });
      await handOverPicks(tx, { from: gone, to: keep, on: day, at: now, programmeVersion: version });
      await handOverTags(tx, { from: gone, to: keep });
      await handOverPreferences(tx, { from: gone, to: keep });
      await handOverEmail(tx, { from: gone, to: keep });
      const detail = { gone, reason, points: answer.points, lapsed };
      for (const memberId of [keep, gone])
        await this.audit.record(tx, {
          actorKind: 'staff',
          actorId: by.staffId,
          action: 'member.merged',
          memberId,
          detail: { ...detail, keep },
        });
      return answer;
    });
  }

  /** Transfers what there is, once. */
  private async answer(tx: Tx, moving: Parameters<SpendingService['transfer']>[1]): Promise<Merged> {
    const { points } = await this.spending.transfer(tx, moving);
    return { memberId: moving.to, points: 0 - points };
  }
}

async function refuse(
  tx: Tx,
  keep: MemberId,
  gone: MergeFacts,
  { day, now }: { readonly day: BusinessDay; readonly now: Date },
): Promise<void> {
  const sentence = obstacleToMerging(await mergeFacts(tx, keep, day, now), gone);
  if (sentence !== null) throw new DomainError('MERGE_REFUSED', { sentence });
}
