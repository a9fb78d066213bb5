// Points that a look or a claim gives: within the limits of the look and of the member's month, into the ledger.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId, Points, StoreId } from '@guike/kernel';
import { CountingsService, type PointsDecided, withinLimits } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import type { Tx } from '@guike/platform';
import { PointsService, lotDays } from '@guike/points';
import { type Programme, ProgrammeService, type ProgrammeVersion } from '@guike/programme';
import { lockKeeper } from '../standing';
import { cardDayOf } from '../sale-terms';

export interface LookEarning {
  readonly memberId: MemberId;
  /** The look whose pictures are paid for; null for a claim, whose picture is taken once. */
  readonly lookId: string | null;
  /** The ledger's name of it: once for all time. */
  readonly operation: string;
  /** Before any limit. */
  readonly wanted: Points;
  readonly storeId: StoreId;
  /** The day in whose month it counts. */
  readonly on: BusinessDay;
  readonly programme: Pick<ProgrammeVersion, 'version' | 'body'>;
  readonly rules: NonNullable<Programme['looks']>;
}

/** The limit is that of a calendar month. */
export const lookMonth = (day: BusinessDay): BusinessDay => `${day.slice(0, 7)}-01` as BusinessDay;

@Injectable()
export class LookPointsGiving {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly points: PointsService,
    private readonly countings: CountingsService,
  ) {}

  /**
   * Takes the member's lock, decides and books. Who was merged meanwhile earns as who they are now; a card that is frozen
   * or left earns nothing. The caller has claimed what it is for, and keeps what this answers in the same transaction.
   * Error: UNAVAILABLE (merged at this very moment).
   */
  async give(tx: Tx, earning: LookEarning): Promise<PointsDecided> {
    const { lookId, operation, wanted, storeId, on, programme, rules } = earning;
    const month = lookMonth(on);
    const { day } = await this.programmes.present(tx);
    const { id: earnerId, standing } = await lockKeeper(tx, earning.memberId, day);
    if (standing.state !== 'active')
      return { earnerId, month, points: 0, limited: standing.state === 'frozen' ? 'frozen' : 'left', shownBefore: 0 };
    const names = await everyIdOf(tx, earnerId);
    const thisMonth = await this.countings.usedIn(tx, names, month);
    const byPicture = lookId === null ? 0 : await this.countings.byPictures(tx, names, lookId);
    const { points, limited } = withinLimits(wanted, rules, { thisMonth, byPicture });
    if (points > 0) {
      const lot = lotDays(programme.body.points, day, cardDayOf(standing, programme.body.timeZone));
      await this.points.earn(tx, {
        ...{ memberId: earnerId, operation, points, purchaseId: null, storeId, ...lot, today: day },
        programmeVersion: programme.version,
      });
    }
    return { earnerId, month, points, limited, shownBefore: byPicture };
  }
}
