// An event was called off: every answer that stands ends, points go back, and everybody is told why. One transaction for
// each, so that whatever is killed in the middle goes on where it was.
import { Injectable } from '@nestjs/common';
import { type Answer, EventAnswersService, EventsService } from '@guike/events';
import { NotificationsService, eventCancelledMessage } from '@guike/notifications';
import { Database, type LongJob } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { lockMember } from '../standing';
import { Turns } from '../turns';
import { EventPayments } from './event-payments';
import { eventPage } from './seat-offers';

const PAGE = 100;

@Injectable()
export class CallOffEvent implements LongJob<'event.cancelled'> {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly events: EventsService,
    private readonly answers: EventAnswersService,
    private readonly payments: EventPayments,
    private readonly notifications: NotificationsService,
  ) {}

  readonly work: LongJob<'event.cancelled'>['work'] = async ({ eventId }) => {
    await this.callOff(eventId);
    return async () => undefined;
  };

  /** Answers how many answers it ended. Safe to repeat and to run twice at once. */
  async callOff(eventId: string): Promise<number> {
    const turns = new Turns();
    let ended = 0;
    for (let after = 0; ;) {
      const page: Answer[] = await this.answers.standing(this.database.reading, eventId, after, PAGE);
      for (const answer of page) if (await turns.take(() => this.end(answer))) ended += 1;
      if (page.length < PAGE) break;
      after = page.at(-1)?.number ?? after;
    }
    turns.end();
    return ended;
  }

  /** False: another run came first. */
  private async end({ memberId, eventId }: Answer): Promise<boolean> {
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
