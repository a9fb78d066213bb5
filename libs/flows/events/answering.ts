// One answer, from the claimed seats to what is written: the frame that all answers of a member share.
import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { type Answer, EventAnswersService, EventsService, type ShopEvent } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { MicroBatch, type Tx, sha256 } from '@guike/platform';
import { Repeatable } from '../repeatable';
import { lockMember } from '../standing';
import { type EventGuest, EventGuests } from './event-guest';
import { type EventMoment, EventPages } from './event-pages';

/** What is decided upon: nothing of it changes until the transaction ends. */
export interface Answering {
  readonly memberId: MemberId;
  readonly event: ShopEvent;
  readonly guest: EventGuest;
  /** The member's answer that counts, if any. */
  readonly before: Answer | null;
  readonly moment: EventMoment;
}

interface Asked {
  readonly memberId: MemberId;
  readonly eventId: string;
  readonly wish: AnswerWish;
}

/** `id`: the phone's own of this request. */
export interface AnswerWish {
  readonly id: string;
}

/** Answers wait for the seats of their event in here, not each on a connection that the till then goes without. */
const AT_ONCE = 3;

@Injectable()
export class AnswerFrame {
  private readonly turns = new MicroBatch<() => Promise<void>, void>({
    most: 1,
    lanes: AT_ONCE,
    names: () => [],
    run: (answers) =>
      Promise.all(
        answers.map((answer) =>
          answer().then(
            (done) => ({ answer: done }),
            (error: unknown) => ({ error }),
          ),
        ),
      ),
  });

  constructor(
    private readonly repeatable: Repeatable,
    private readonly events: EventsService,
    private readonly answers: EventAnswersService,
    private readonly guests: EventGuests,
    private readonly pages: EventPages,
  ) {}

  /**
   * Runs an answer once for each id: who it is for is looked at first, then the seats are claimed, then the member, and
   * what `work` is given holds. Errors: EVENT_UNKNOWN, MEMBER_UNKNOWN, REQUEST_IN_FLIGHT, REQUEST_KEY_REUSED.
   */
  once(what: string, asked: Asked, work: (tx: Tx, answering: Answering) => Promise<void>): Promise<void> {
    // With its own request's context, whoever's turn it comes after.
    return this.turns.add(AsyncResource.bind(() => this.answer(what, asked, work)));
  }

  private async answer(
    what: string,
    { memberId, eventId, wish }: Asked,
    work: (tx: Tx, answering: Answering) => Promise<void>,
  ): Promise<void> {
    const bodyHash = sha256(JSON.stringify([what, eventId, wish]));
    const request = { owner: `member/${memberId}`, key: `event/${wish.id}`, bodyHash };
    await this.repeatable.inTransaction(request, async (tx) => {
      const moment = await this.pages.moment(tx);
      const seen = await this.events.find(tx, eventId);
      if (!seen || seen.state === 'draft') throw new DomainError('EVENT_UNKNOWN');
      const guest = await this.guests.guest(tx, memberId, seen, moment.day);
      const event = await this.events.claim(tx, eventId);
      if (!event) throw new DomainError('EVENT_UNKNOWN');
      const { state } = await lockMember(tx, memberId, moment.day);
      const before = await this.answers.find(tx, guest.names, eventId);
      // Whoever has its id early from somebody of the shop comes no sooner than the others.
      if (moment.now < event.visibleFrom && !guest.invited && before === null) throw new DomainError('EVENT_UNKNOWN');
      await work(tx, { memberId, event, guest: { ...guest, state }, before, moment });
      return { done: true };
    });
  }
}
