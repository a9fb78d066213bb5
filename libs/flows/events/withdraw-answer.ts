// A member rings and cannot come: the store takes the answer back for them, with seats and points as if they had done it.
import { Injectable } from '@nestjs/common';
import { EventAnswersService, stands } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { EventPayments } from './event-payments';
import { type OfficeEvent, OfficeEvents } from './office-events';
import { WithdrawalTold } from './withdrawal-told';

interface Withdrawing {
  readonly eventId: string;
  readonly memberId: MemberId;
  readonly reason: string;
}

@Injectable()
export class WithdrawAnswer {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeEvents,
    private readonly answers: EventAnswersService,
    private readonly payments: EventPayments,
    private readonly after: WithdrawalTold,
  ) {}

  /** Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_NO_SEAT (no such answer), EVENT_STATE (over, or they are here). */
  async withdraw(wish: Withdrawing, by: OfficeReader): Promise<OfficeEvent> {
    const { eventId, memberId } = wish;
    return this.database.inTransaction(async (tx) => {
      const event = await this.office.claimed(tx, eventId, by);
      if (event.state !== 'open' && event.state !== 'closed') throw new DomainError('EVENT_STATE');
      await this.after.lock(tx, memberId);
      const answer = await this.answers.find(tx, [memberId], eventId);
      if (!answer) throw new DomainError('EVENT_NO_SEAT');
      if (answer.arrived > 0) throw new DomainError('EVENT_STATE');
      if (stands(answer)) {
        const settled = await this.payments.settle(tx, answer, 0);
        await this.answers.move(tx, answer, { ...answer, ...settled, state: 'cancelled' });
        await this.after.tell(
          tx,
          { ...wish, title: event.title, number: answer.number, points: answer.paidPoints },
          by,
        );
      }
      return this.office.view(tx, eventId, by);
    });
  }
}
