// What members have picked: written change by change, never erased. The caller holds the member's lock.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { OpenPick } from './entitlements';
import type { PickKind } from './picking';
import { addChange } from './pick-changes';
import { quarterOf } from './uses';

export interface NewPickChange {
  readonly memberId: MemberId;
  /** The phone's own id of this change. */
  readonly id: string;
  /** `merged`: taken over from somebody found to be the same person; `ended`: the card is gone. */
  readonly kind: PickKind | 'merged' | 'ended';
  readonly on: BusinessDay;
  readonly tier: string | null;
  /** Null: all. */
  readonly allowed: number | null;
  /** What is in force from now on. */
  readonly chosen: readonly string[];
  readonly added: readonly string[];
  readonly ended: readonly string[];
  readonly programmeVersion: number;
}

@Injectable()
export class PicksService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Picks that have not ended, with those that rest. */
  async open(tx: Tx, memberId: MemberId): Promise<OpenPick[]> {
    return rows<OpenPick>(
      tx,
      `SELECT id, benefit_code AS code, from_day AS "fromDay" FROM benefit_pick
       WHERE member_id = $1 AND until_day IS NULL ORDER BY from_day, id`,
      [memberId],
    );
  }

  /** Whether they ever picked, and whether a swap of this quarter is spent. */
  async before(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<{ hasPicked: boolean; hasSwapped: boolean }> {
    const [row] = await rows<{ hasPicked: boolean; hasSwapped: boolean }>(
      tx,
      `SELECT count(*) FILTER (WHERE kind <> 'ended') > 0 AS "hasPicked",
         count(*) FILTER (WHERE kind = 'swap' AND quarter = $2) > 0 AS "hasSwapped"
       FROM benefit_pick_change WHERE member_id = $1`,
      [memberId, quarterOf(today)],
    );
    return row ?? { hasPicked: false, hasSwapped: false };
  }

  /** What a change of this id chose, or null where there is none. */
  async chosenBy(tx: Tx, memberId: MemberId, id: string): Promise<readonly string[] | null> {
    const [row] = await rows<{ chosen: string[] }>(
      tx,
      `SELECT chosen FROM benefit_pick_change WHERE member_id = $1 AND id = $2`,
      [memberId, id],
    );
    return row?.chosen ?? null;
  }

  /** Writes a change with the picks that it ends and begins. */
  async change(tx: Tx, made: NewPickChange): Promise<void> {
    const { memberId, id, kind, on, tier, allowed, chosen, added, ended, programmeVersion } = made;
    await addChange(tx, { memberId, id, kind, at: this.clock.now(), on, tier, allowed, chosen, programmeVersion });
    await rows(
      tx,
      `UPDATE benefit_pick SET until_day = $3, ended_by = $2
       WHERE member_id = $1 AND until_day IS NULL AND benefit_code = ANY ($4)`,
      [memberId, id, on, ended],
    );
    await rows(
      tx,
      `INSERT INTO benefit_pick (member_id, id, benefit_code, change_id, from_day)
       SELECT $1, w.id, w.code, $2, $3 FROM unnest($4::uuid[], $5::text[]) AS w(id, code)`,
      [memberId, id, on, added.map(() => newId()), added],
    );
  }
}
