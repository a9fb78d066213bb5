// A look is published: the counting of its likes opens, and where the programme pays for approved photos, it pays at once.
import { Injectable } from '@nestjs/common';
import { businessDayOf } from '@guike/kernel';
import { CountingsService, LooksService } from '@guike/looks';
import type { JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { lookOperation } from './close-likes';
import { LookPointsGiving } from './look-points';

@Injectable()
export class OnLookPublished {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly looks: LooksService,
    private readonly countings: CountingsService,
    private readonly giving: LookPointsGiving,
  ) {}

  readonly handle: JobHandler<'look.published'> = async (tx, { memberId, lookId }) => {
    const look = await this.looks.find(tx, memberId, lookId);
    if (!look?.publishedAt || !look.closesAt || look.programmeVersion === null)
      throw new Error('the published look of an outbox row is not there');
    const { publishedAt, closesAt, programmeVersion, storeId } = look;
    const programme = await this.programmes.version(tx, programmeVersion);
    const { looks: rules, timeZone } = programme.body;
    const mode = rules?.mode ?? 'off';
    await this.countings.open(tx, { memberId, lookId, mode, programmeVersion, closesAt });
    if (rules?.mode !== 'approved_photo') return;
    const counting = await this.countings.claim(tx, memberId, lookId);
    if (counting === null || counting.points !== null) return;
    // Taken down before this ran: it was no approved photo.
    const wanted = look.state === 'taken_down' ? 0 : rules.pointsPerPhoto;
    const on = businessDayOf(publishedAt, timeZone);
    const earning = { memberId, lookId, operation: lookOperation(lookId), wanted, storeId, on, programme };
    // The limit of one look is one of likes.
    const limits = { ...rules, mostPerLook: Math.max(rules.mostPerLook, wanted) };
    await this.countings.give(tx, counting, await this.giving.give(tx, { ...earning, rules: limits }));
  };
}
