// An attendee says how an event was: once, changed for some days. A low rating becomes a task for the guide, so that somebody
// asks. Source: product.md, Events (after).
import { Inject, Injectable } from '@nestjs/common';
import { type CareOwner, CareTasksService } from '@guike/care';
import type { BodyOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { EventRatingsService, isLow, mayRate } from '@guike/events';
import { type Clock, DomainError, type MemberId, type StaffId, type StoreId, addDays } from '@guike/kernel';
import { CLOCK, Database, type Tx, rows } from '@guike/platform';
import { everyIdOf } from '@guike/members';
import { ProgrammeService } from '@guike/programme';
import { lockMember } from '../standing';
import { type EventFacts, eventFacts, hasAttended } from './event-facts';

type Rating = BodyOf<(typeof eventOutcomeEndpoints)['rateEvent']>;

/** Whoever is unhappy hears from us by the next day. Source: product.md, Staff (after-sale: within 24 hours). */
const ANSWER_DAYS = 1;

@Injectable()
export class RateEvent {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly ratings: EventRatingsService,
    private readonly care: CareTasksService,
  ) {}

  /**
   * Keeps a rating; the same again changes nothing. Errors: EVENT_UNKNOWN, EVENT_NOT_ATTENDED, EVENT_RATING_CLOSED (before
   * the event, or past its days).
   */
  async rate(memberId: MemberId, eventId: string, rating: Rating): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const event = await eventFacts(tx, eventId);
      const { day } = await this.programmes.present(tx);
      await lockMember(tx, memberId, day);
      if (!(await hasAttended(tx, memberId, eventId))) throw new DomainError('EVENT_NOT_ATTENDED');
      const before = await this.ratings.lock(tx, await everyIdOf(tx, memberId), eventId);
      if (before?.stars === rating.stars && before.nps === rating.nps && before.words === rating.words) return;
      if (!mayRate(event, before?.ratedAt ?? null, this.clock.now())) throw new DomainError('EVENT_RATING_CLOSED');
      // Said under the name it was said by first: whoever was merged has one word, not two.
      await this.ratings.rate(tx, before?.memberId ?? memberId, eventId, rating);
      if (isLow(rating)) await this.askSomebody(tx, memberId, event, rating);
    });
  }

  /** Once for each member and event, whatever the rating is changed to. */
  private async askSomebody(
    tx: Tx,
    memberId: MemberId,
    event: EventFacts,
    { stars, nps, words }: Rating,
  ): Promise<void> {
    const { day } = await this.programmes.present(tx);
    const [member] = await rows<{ storeId: StoreId | null; guideId: StaffId | null }>(
      tx,
      `SELECT joined_store_id AS "storeId", enrolled_by AS "guideId" FROM member WHERE id = $1`,
      [memberId],
    );
    const storeId = member?.storeId ?? event.storeId;
    const guideId = member?.guideId ?? null;
    const owner: CareOwner = storeId === null ? 'head_office' : guideId === null ? 'manager' : 'guide';
    const said = [`「${event.title}」${stars} 星`, ...(nps === null ? [] : [`推荐 ${nps} 分`])].join('，');
    await this.care.open(tx, {
      ...{ memberId, storeId, guideId, owner },
      source: `event-rating/${event.id}`,
      kind: 'event',
      title: '活动评价偏低，联系问问',
      script: words === '' ? `${said}。先听，再道谢` : `${said}：${words}。先听，再道谢`,
      dueOn: addDays(day, ANSWER_DAYS),
    });
  }
}
