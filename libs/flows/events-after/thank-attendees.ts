// After an event everybody who came is thanked once: points and a benefit where the event says so, and the question how it was.
// Source: product.md, Events (after).
import { Injectable } from '@nestjs/common';
import { GiftsService } from '@guike/benefits';
import { EventThanksService } from '@guike/events';
import { type BusinessDay, type MemberId, type Points, addDays, shortId } from '@guike/kernel';
import { NotificationsService, eventThanksMessage } from '@guike/notifications';
import type { Tx } from '@guike/platform';
import { PointsService, lotDays } from '@guike/points';
import { ProgrammeService, type VersionOfDay } from '@guike/programme';
import { cardDayOf } from '../sale-terms';
import { type Standing, lockMembers } from '../standing';
import { type EventFacts, attendeesOf, eventFacts } from './event-facts';

/** Where an attendee says how it was. */
const RATE_PAGE = 'pages/event/rate';
/** A benefit for coming waits so long in the store. Ours. */
const GIFT_DAYS = 90;

/** The ledger's name of the points for coming, and the source of the message. */
export const thanksOperation = (eventId: string): string => `event-thanks/${eventId}`;

@Injectable()
export class ThankAttendees {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly thanks: EventThanksService,
    private readonly points: PointsService,
    private readonly gifts: GiftsService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Thanks those of an event who were not thanked yet, and answers how many. Safe to repeat, also when somebody's scan is
   * settled days after the event. Nobody is thanked for an event that is not over.
   */
  async thank(tx: Tx, eventId: string): Promise<number> {
    const event = await eventFacts(tx, eventId);
    if (event.state !== 'held' && event.state !== 'archived') return 0;
    const present = await this.programmes.present(tx);
    const gift = present.body.benefits.find(({ code }) => code === event.thanks.benefit) ?? null;
    const attendees = await attendeesOf(tx, eventId);
    const standings = await lockMembers(tx, attendees, present.day);
    const [active, others] = apart(attendees, (id) => standings.get(id)?.state === 'active');
    const given = { points: event.thanks.points, gift: gift?.name ?? null };
    const thanked = await this.thanks.claim(tx, eventId, active, given);
    // A card that rests earns nothing and is given nothing; its holder was there all the same.
    const resting = others.filter((id) => standings.get(id)?.state === 'frozen');
    const merelyTold = await this.thanks.claim(tx, eventId, resting, { points: 0, gift: null });
    await this.book(tx, event, thanked, standings, present);
    if (gift !== null) await this.give(tx, event, gift, thanked, present.day);
    await this.tell(tx, event, thanked, given);
    await this.tell(tx, event, merelyTold, { points: 0, gift: null });
    return thanked.length + merelyTold.length;
  }

  private async book(
    tx: Tx,
    { id, storeId, thanks: { points } }: EventFacts,
    memberIds: readonly MemberId[],
    standings: ReadonlyMap<MemberId, Standing>,
    { body, day, version }: VersionOfDay,
  ): Promise<void> {
    if (points === 0) return;
    const earnings = memberIds.map((memberId) => {
      const standing = standings.get(memberId);
      const cardDay = standing ? cardDayOf(standing, body.timeZone) : null;
      const days = { availableOn: day, expiresOn: lotDays(body.points, day, cardDay).expiresOn, today: day };
      const booking = {
        memberId,
        operation: thanksOperation(id),
        purchaseId: null,
        storeId,
        programmeVersion: version,
      };
      return { ...booking, ...days, points };
    });
    await this.points.earnAll(tx, earnings);
  }

  /** The event stands where a grant's id would: once for each member, as a surprise that nobody grants again. */
  private async give(
    tx: Tx,
    { id: grantId }: EventFacts,
    { code, name, delivery }: VersionOfDay['body']['benefits'][number],
    memberIds: readonly MemberId[],
    today: BusinessDay,
  ): Promise<void> {
    const valid = { validFrom: today, validThrough: addDays(today, GIFT_DAYS - 1) };
    if (memberIds.length > 0)
      await this.gifts.giveAll(
        tx,
        memberIds.map((memberId) => ({ memberId, grantId, code, name, delivery, ...valid })),
      );
  }

  private async tell(
    tx: Tx,
    { id, title }: EventFacts,
    memberIds: readonly MemberId[],
    given: { readonly points: Points; readonly gift: string | null },
  ): Promise<void> {
    const each = { source: thanksOperation(id), link: `${RATE_PAGE}?id=${shortId(id)}` };
    const message = eventThanksMessage({ title, ...given });
    await this.notifications.deliverAll(
      tx,
      memberIds.map((memberId) => ({ memberId, ...message, ...each })),
    );
  }
}

function apart<T>(all: readonly T[], which: (each: T) => boolean): [T[], T[]] {
  return [all.filter(which), all.filter((each) => !which(each))];
}
