// Changes of picks as rows, and the picks of somebody who was found to be somebody else. The caller holds the locks.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, newId, rows } from '@guike/platform';
import { quarterOf } from './uses';

interface ChangeRow {
  readonly memberId: MemberId;
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly on: BusinessDay;
  readonly tier: string | null;
  readonly allowed: number | null;
  readonly chosen: readonly string[];
  readonly programmeVersion: number;
}

/** Writes a change behind the member's others. */
export async function addChange(tx: Tx, change: ChangeRow): Promise<void> {
  const { memberId, id, kind, at, on, tier, allowed, chosen, programmeVersion } = change;
  await rows(
    tx,
    `INSERT INTO benefit_pick_change
       (member_id, id, nth, kind, changed_at, quarter, tier, allowed, chosen, programme_version)
     SELECT $1, $2, count(*) + 1, $3, $4, $5, $6, $7, $8, $9 FROM benefit_pick_change WHERE member_id = $1`,
    [memberId, id, kind, at, quarterOf(on), tier, allowed, chosen, programmeVersion],
  );
}

interface HandingOver {
  readonly from: MemberId;
  readonly to: MemberId;
  readonly on: BusinessDay;
  readonly at: Date;
  readonly programmeVersion: number;
}

/**
 * Ends the picks of who is gone. Who has picked nothing takes them over, each from its own day, as many as the tier then
 * lets be in force; whoever has picked keeps to that.
 */
export async function handOverPicks(tx: Tx, { from, to, on, at, programmeVersion }: HandingOver): Promise<void> {
  const picks = await openPicks(tx, from);
  if (picks.length === 0) return;
  const hasOwn = (await openPicks(tx, to)).length > 0;
  const noLimit = { at, on, tier: null, allowed: null, programmeVersion };
  const ended = newId();
  await addChange(tx, { memberId: from, id: ended, kind: 'ended', chosen: [], ...noLimit });
  await rows(tx, `UPDATE benefit_pick SET until_day = $2, ended_by = $3 WHERE member_id = $1 AND until_day IS NULL`, [
    from,
    on,
    ended,
  ]);
  if (hasOwn) return;
  const taken = newId();
  const codes = picks.map(({ code }) => code);
  await addChange(tx, { memberId: to, id: taken, kind: 'merged', chosen: codes, ...noLimit });
  await rows(
    tx,
    `INSERT INTO benefit_pick (member_id, id, benefit_code, change_id, from_day)
     SELECT $1, w.id, w.code, $2, w.from_day FROM unnest($3::uuid[], $4::text[], $5::date[]) AS w(id, code, from_day)`,
    [to, taken, codes.map(() => newId()), codes, picks.map(({ fromDay }) => fromDay)],
  );
}

async function openPicks(tx: Tx, memberId: MemberId): Promise<{ code: string; fromDay: BusinessDay }[]> {
  return rows(
    tx,
    `SELECT benefit_code AS code, from_day AS "fromDay" FROM benefit_pick
     WHERE member_id = $1 AND until_day IS NULL ORDER BY from_day, id`,
    [memberId],
  );
}
