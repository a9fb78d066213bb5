// The end of a look: by its member, with its photo or its consent, or by the shop. Its links are dead with the commit; the
// files go right after it, and what stops in between is swept. Source: product.md, Looks (withdrawn at any time).
import { Injectable } from '@nestjs/common';
import type { MemberId, StaffId } from '@guike/kernel';
import { type LookRow, LooksService, PublicNamesService } from '@guike/looks';
import { Audit, Database, type Tx } from '@guike/platform';
import { LookShares } from '../looks-sharing/look-shares';
import { LookFiles } from './look-files';

export interface LookEnd {
  readonly state: 'refused' | 'withdrawn' | 'taken_down';
  readonly reason: string;
  /** Who of the shop; null: the member, or the checks. */
  readonly by: StaffId | null;
}

@Injectable()
export class LookEnds {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly files: LookFiles,
    private readonly shares: LookShares,
    private readonly audit: Audit,
    private readonly publicNames: PublicNamesService,
  ) {}

  /** Ends a pending or published look, locked. `removeFiles` is to follow the commit. */
  async end(tx: Tx, look: LookRow, { state, reason, by }: LookEnd): Promise<void> {
    await this.looks.end(tx, look, { state, reason, by });
    const { memberId, id: lookId } = look;
    const actor =
      by !== null
        ? ({ actorKind: 'staff', actorId: by } as const)
        : state === 'withdrawn'
          ? ({ actorKind: 'member', actorId: memberId } as const)
          : ({ actorKind: 'system', actorId: 'look-checks' } as const);
    const detail = { lookId, ...(reason === '' ? {} : { reason }) };
    await this.audit.record(tx, { ...actor, action: `look.${state}`, memberId, detail });
  }

  /** Withdraws everything that a member shows under these names, and what they call themselves there; answers the looks. */
  async withdrawAll(tx: Tx, names: readonly MemberId[]): Promise<LookRow[]> {
    const current: LookRow[] = [];
    for (const memberId of [...names].sort()) current.push(...(await this.looks.lockCurrent(tx, memberId)));
    for (const look of current) await this.end(tx, look, { state: 'withdrawn', reason: '', by: null });
    await this.publicNames.drop(tx, names);
    return current;
  }

  /** After the commit that ended them. Safe to stop and to run twice. */
  async removeFiles(looks: readonly LookRow[]): Promise<void> {
    for (const look of looks) {
      await this.shares.forget(look.id);
      await this.files.remove(look.photos.map(({ fileKey }) => fileKey));
      await this.database.inTransaction((tx) => this.looks.filesGone(tx, look));
    }
  }
}
