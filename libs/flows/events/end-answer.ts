// One answer to an event that was called off ends: points go back, and the member is told why.
import { Injectable } from '@nestjs/common';
import { type Answer, EventAnswersService, EventsService } from '@guike/events';
import { NotificationsService, eventCancelledMessage } from '@guike/notifications';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { lockMember } from '../standing';
import { EventPayments } from './event-payments';
import { eventPage } from './seat-offers';

@Injectable()
export class EndAnswer {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly answers: EventAnswersService,
    private readonly payments: EventPayments,
    private readonly notifications: NotificationsService,
  ) {}

  /** False: another run came first. */
  async end({ memberId, eventId }: Answer): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.events.claim(tx, eventId);
      if (event?.state !== 'cancelled') return false;
      const { body, day } = await this.programmes.present(tx);
      await lockMember(tx, memberId, day);
      const answer = await this.answers.find(tx, [memberId], eventId);
      if (!answer || !['accepted', 'offered', 'waiting'].includes(answer.state)) return false;
      const settled = await this.payments.settle(tx, answer, 0);
      await this.answers.move(tx, answer, { ...answer, ...settled, state: 'cancelled' });
      const told = { points: answer.paidPoints, reason: event.cancelReason ?? '', timeZone: body.timeZone, today: day };
      const message = eventCancelledMessage({ title: event.title, startsAt: event.startsAt, ...told });
      const source = `event/${eventId}/cancelled`;
      await this.notifications.deliver(tx, { ...message, memberId, source, link: eventPage(eventId) });
      return true;
    });
  }
}
