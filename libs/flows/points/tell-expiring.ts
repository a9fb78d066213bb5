// Members are told that points will end, the programme's numbers of days ahead, once each however often this runs.
import { Injectable } from '@nestjs/common';
import { CampaignsService } from '@guike/campaigns';
import { type BusinessDay, addDays } from '@guike/kernel';
import { NotificationsService, expiringMessage, sendAt } from '@guike/notifications';
import { Database } from '@guike/platform';
import { ExpiriesService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';

/** A notice of a day on which nothing ran is made up for within the week. */
const LATE_DAYS = 6;
const AT_ONCE = 200;
/** What they can still be used for. */
const REWARDS = 'pages/rewards/index';

@Injectable()
export class TellExpiring {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly expiries: ExpiriesService,
    private readonly notifications: NotificationsService,
    private readonly campaigns: CampaignsService,
  ) {}

  /** Answers how many notices were due and told; 0 in quiet hours, and while head office has switched them off. Safe to stop and to run twice, also at once. */
  async tell(signal?: AbortSignal): Promise<number> {
    const { body, day: today, now } = await this.programmes.present(this.database.reading);
    if (sendAt(now, body.messages, body.timeZone) > now) return 0;
    if (!(await this.campaigns.isOn(this.database.reading, 'expiring'))) return 0;
    let told = 0;
    for (const daysAhead of body.points.expiryNoticeDays) {
      const days = dueDays(today, daysAhead);
      const done = await this.expiries.told(this.database.reading, days, daysAhead);
      for (const day of days.filter((each) => !done.has(each))) {
        if (signal?.aborted) return told;
        told += await this.tellOf(day, daysAhead, today);
      }
    }
    return told;
  }

  /** The inbox takes one message for each source, so whoever was told before a stop is not told again. */
  private async tellOf(expiresOn: BusinessDay, daysAhead: number, today: BusinessDay): Promise<number> {
    const ending = await this.expiries.endingOn(this.database.reading, expiresOn);
    const source = `expiring/${expiresOn}/${daysAhead}`;
    for (let from = 0; from < ending.length; from += AT_ONCE) {
      const told = ending.slice(from, from + AT_ONCE).map(({ memberId, points }) => {
        return { ...expiringMessage({ points, expiresOn, today }), memberId, source, link: REWARDS };
      });
      await this.database.inTransaction((tx) => this.notifications.deliverAll(tx, told));
    }
    await this.database.inTransaction((tx) => this.expiries.noteTold(tx, expiresOn, daysAhead));
    return ending.length;
  }
}

/** The last days whose notice is due now, the soonest first. */
function dueDays(today: BusinessDay, daysAhead: number): BusinessDay[] {
  const from = Math.max(0, daysAhead - LATE_DAYS);
  return Array.from({ length: daysAhead - from + 1 }, (_, index) => addDays(today, from + index));
}
