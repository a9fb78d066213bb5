// Members are told ahead, by the programme's days, that a protection or a tier set by hand ends. Once each, however often
// this runs. Source: product.md, Tiers (notice 30 days before).
import { Injectable } from '@nestjs/common';
import { CampaignsService } from '@guike/campaigns';
import { type BusinessDay, type MemberId, addDays, instantOfLocal } from '@guike/kernel';
import { type Delivery, NotificationsService, floorEndingMessage, protectionEndingMessage } from '@guike/notifications';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService, type VersionOfDay } from '@guike/programme';
import { HoldingsService, type TierHolding, missingToKeep, rankOf } from '@guike/tiers';
import { tierNameOf } from '../purchase-answer';

const PAGE = 200;
/** Nobody is told anything between nine in the evening and nine in the morning. Source: product.md, Campaigns. */
const QUIET = { until: '09:00:00', from: '21:00:00' };
const LOWEST = '00000000-0000-0000-0000-000000000000';

/** Whose protection or floor ends within the days of notice, and has not been told of this very end. */
const dueStatement = `
  SELECT t.member_id AS id FROM member_tier t
  WHERE t.member_id > $3 AND ((t.protected_until BETWEEN $1 AND $2 AND (t.paused_until IS NULL OR t.paused_until < $1)
      AND NOT EXISTS (SELECT FROM inbox_message i
        WHERE i.member_id = t.member_id AND i.source = 'protection-ending/' || to_char(t.protected_until, 'YYYY-MM-DD')))
    OR (t.floor_until BETWEEN $1 AND $2 AND t.tier <> t.earned_tier AND NOT EXISTS (SELECT FROM inbox_message i
        WHERE i.member_id = t.member_id AND i.source = 'floor-ending/' || to_char(t.floor_until, 'YYYY-MM-DD'))))
  ORDER BY t.member_id LIMIT ${PAGE}`;

@Injectable()
export class TellEndings {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly holdings: HoldingsService,
    private readonly notifications: NotificationsService,
    private readonly campaigns: CampaignsService,
  ) {}

  /** Answers how many members were told; 0 in quiet hours, and while head office has switched it off. Safe to stop and to run twice, also at once. */
  async tell(): Promise<number> {
    const present = await this.programmes.present(this.database.reading);
    const { body, day, now } = present;
    const at = (time: string) => instantOfLocal(`${day} ${time}`, body.timeZone);
    if (now < at(QUIET.until) || now >= at(QUIET.from) || body.review.noticeDays === 0) return 0;
    if (!(await this.campaigns.isOn(this.database.reading, 'tier_ending'))) return 0;
    const last = addDays(day, body.review.noticeDays);
    let [told, after] = [0, LOWEST as MemberId];
    for (;;) {
      const due = await rows<{ id: MemberId }>(this.database.reading, dueStatement, [day, last, after]);
      const ids = due.map(({ id }) => id);
      if (ids.length > 0) told += await this.database.inTransaction((tx) => this.tellAll(tx, ids, last, present));
      if (ids.length < PAGE) return told;
      after = ids.at(-1) as MemberId;
    }
  }

  private async tellAll(tx: Tx, ids: readonly MemberId[], last: BusinessDay, present: VersionOfDay): Promise<number> {
    const held = await this.holdings.read(tx, ids, present.day, present.body);
    for (const delivery of held.flatMap((each) => endingsOf(each, last, present)))
      await this.notifications.deliver(tx, delivery);
    return held.length;
  }
}

function endingsOf(held: TierHolding, last: BusinessDay, { body, day: today }: VersionOfDay): Delivery[] {
  const { memberId, protection, floor, earned, pausedUntil } = held;
  const isPaused = pausedUntil !== null && pausedUntil >= today;
  const found: Delivery[] = [];
  if (protection !== null && protection.until <= last && !isPaused) {
    const tier = body.tiers[rankOf(body.tiers, earned)];
    const missing = tier ? (missingToKeep(tier, held.facts)?.sentence ?? null) : null;
    const message = protectionEndingMessage({ tierName: tier?.name ?? '', until: protection.until, missing, today });
    found.push({ ...message, memberId, source: `protection-ending/${protection.until}` });
  }
  if (floor !== null && floor.until <= last && rankOf(body.tiers, floor.tier) > rankOf(body.tiers, earned)) {
    const tierName = tierNameOf(body, floor.tier) ?? '';
    const after = tierNameOf(body, earned) ?? '';
    const message = floorEndingMessage({ tierName, until: floor.until, today, after });
    found.push({ ...message, memberId, source: `floor-ending/${floor.until}` });
  }
  return found;
}
