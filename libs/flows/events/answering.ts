// One answer, from the claimed seats to what is written: the frame that all answers of a member share.
import { Injectable } from '@nestjs/common';
import { type Answer, EventAnswersService, EventsService, type ShopEvent } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { type Tx, sha256 } from '@guike/platform';
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

/** `id`: the phone's own of this request. */
export interface AnswerWish {
  readonly id: string;
}

@Injectable()
export class AnswerFrame {
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
  async once(
    what: string,
    { memberId, eventId, wish }: { readonly memberId: MemberId; readonly eventId: string; readonly wish: AnswerWish },
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
      await work(tx, { memberId, event, guest: { ...guest, state }, before, moment });
      return { done: true };
    });
  }
}
