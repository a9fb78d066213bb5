// 报名: a member accepts, confirms an offered seat, declines, changes who comes along, cancels. The seats are claimed
// before the member, so that however many answer at once never more come than there is room for.
import { Injectable } from '@nestjs/common';
import type { BodyOf, eventEndpoints } from '@guike/contracts/http';
import { type Answer, EventAnswersService, freeSeats, holdsSeats, obstacleTo, seatsNow, stands } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { AnswerFrame, type AnswerWish, type Answering } from './answering';
import { obstacleInWords } from './event-cans';
import { EventPayments } from './event-payments';
import { pointsOf } from './event-views';
import { companionsOf, sameParty } from './party-rules';
import { SeatOffers } from './seat-offers';

type Endpoints = typeof eventEndpoints;

@Injectable()
export class AnswerEvent {
  constructor(
    private readonly frame: AnswerFrame,
    private readonly answers: EventAnswersService,
    private readonly payments: EventPayments,
    private readonly offers: SeatOffers,
  ) {}

  /**
   * A seat for each of the party, or a place in the waiting list; the price in points is spent with the seat. The same
   * party again is the same answer. Errors: EVENT_ANSWERED (with another party), EVENT_PARTY, EVENT_CHILD, EVENT_CHANGED
   * (another price than was shown), POINTS_INSUFFICIENT, those of `obstacleTo` and of `AnswerFrame`.
   */
  async accept(memberId: MemberId, eventId: string, wish: BodyOf<Endpoints['accept']>): Promise<void> {
    await this.frame.once('accept', { memberId, eventId, wish }, async (tx, answering) => {
      const { event, guest, before, moment } = answering;
      const companions = companionsOf(event, wish.companions, moment.now);
      if (before && (stands(before) || before.state === 'walk_in')) {
        if (!sameParty(before.companions, companions)) throw new DomainError('EVENT_ANSWERED');
        if (before.state === 'offered') await this.take(tx, answering, before);
        return;
      }
      requireFree(obstacleTo(event, guest, moment.now));
      const party = companions.length + 1;
      const points = pointsOf(event, party);
      requirePrice(wish.points, points);
      const state = seatsNow(event, party, await this.answers.isAnyWaiting(tx, eventId));
      const mine = before?.memberId === memberId ? before : null;
      const paid = { memberId, eventId, paidPoints: 0, spends: mine?.spends ?? 0 };
      const settled = state === 'accepted' ? await this.payments.settle(tx, paid, points) : paid;
      await this.answers.say(tx, { memberId, eventId }, { ...settled, state, companions });
      if (state === 'accepted') await this.answers.ticket(tx, { memberId, eventId });
    });
  }

  /** Errors: EVENT_OFFER_OVER, EVENT_NO_SEAT, ACCOUNT_FROZEN, POINTS_INSUFFICIENT, those of `AnswerFrame`. */
  async confirm(memberId: MemberId, eventId: string, wish: AnswerWish): Promise<void> {
    await this.frame.once('confirm', { memberId, eventId, wish }, async (tx, answering) => {
      const { before } = answering;
      if (before?.state === 'accepted') return;
      if (before?.state === 'lapsed') throw new DomainError('EVENT_OFFER_OVER');
      if (before?.state !== 'offered') throw new DomainError('EVENT_NO_SEAT');
      await this.take(tx, answering, before);
    });
  }

  /** Seats and points go back. Errors: EVENT_CLOSED (it has begun), EVENT_NOT_FOR_YOU, those of `AnswerFrame`. */
  async decline(memberId: MemberId, eventId: string, wish: AnswerWish): Promise<void> {
    await this.frame.once('decline', { memberId, eventId, wish }, async (tx, answering) => {
      const { before, event, guest, moment } = answering;
      if (before?.state === 'declined') return;
      if (before && stands(before)) return this.giveUp(tx, answering, before, 'declined');
      requireFree(obstacleTo(event, guest, moment.now));
      const spends = before?.memberId === memberId ? before.spends : 0;
      await this.answers.say(tx, { memberId, eventId }, { state: 'declined', companions: [], paidPoints: 0, spends });
    });
  }

  /** Said twice, it is said once. Errors: EVENT_NO_SEAT (never answered), EVENT_CLOSED (it has begun), those of the frame. */
  async cancel(memberId: MemberId, eventId: string, wish: AnswerWish): Promise<void> {
    await this.frame.once('cancel', { memberId, eventId, wish }, async (tx, answering) => {
      const { before } = answering;
      if (before === null) throw new DomainError('EVENT_NO_SEAT');
      if (stands(before)) await this.giveUp(tx, answering, before, 'cancelled');
    });
  }

  /**
   * Others come along. Fewer always may; more only while answers are taken, nobody waits, and the seats do; who waits
   * with more goes to the end of the list. Errors: EVENT_NO_SEAT, EVENT_FULL, EVENT_CLOSED, EVENT_PARTY, EVENT_CHILD,
   * EVENT_CHANGED, POINTS_INSUFFICIENT, ACCOUNT_FROZEN.
   */
  async change(memberId: MemberId, eventId: string, wish: BodyOf<Endpoints['changeParty']>): Promise<void> {
    await this.frame.once('change', { memberId, eventId, wish }, async (tx, answering) => {
      const { event, guest, before, moment } = answering;
      if (!before || !stands(before)) throw new DomainError('EVENT_NO_SEAT');
      requireToCome(answering, before);
      const companions = companionsOf(event, wish.companions, moment.now);
      if (sameParty(before.companions, companions)) return;
      const party = companions.length + 1;
      if (party > before.party) requireFree(obstacleTo(event, guest, moment.now));
      if (before.state === 'waiting' && party > before.party) {
        await this.answers.say(tx, before, { ...before, companions });
        return;
      }
      if (party > before.party && before.state === 'offered') throw new DomainError('EVENT_FULL');
      const more = party - before.party;
      if (more > 0 && (more > freeSeats(event) || (await this.answers.isAnyWaiting(tx, eventId))))
        throw new DomainError('EVENT_FULL');
      const points = pointsOf(event, party);
      if (before.state === 'accepted') requirePrice(wish.points, points);
      const paid = before.state === 'accepted' ? await this.payments.settle(tx, before, points) : before;
      const { paidPoints, spends } = paid;
      await this.answers.move(tx, before, { ...before, companions, paidPoints, spends }, before.offeredUntil);
      if (more < 0) await this.offers.settle(tx, event);
    });
  }

  /** An offered seat becomes the member's. */
  private async take(tx: Tx, answering: Answering, offered: Answer): Promise<void> {
    const { event, guest, moment } = answering;
    requireToCome(answering, offered);
    if (offered.offeredUntil === null || moment.now > offered.offeredUntil) throw new DomainError('EVENT_OFFER_OVER');
    if (guest.state !== 'active') throw new DomainError('ACCOUNT_FROZEN');
    const { paidPoints, spends } = await this.payments.settle(tx, offered, pointsOf(event, offered.party));
    await this.answers.move(tx, offered, { ...offered, state: 'accepted', paidPoints, spends });
    await this.answers.ticket(tx, offered);
  }

  private async giveUp(tx: Tx, answering: Answering, before: Answer, state: 'cancelled' | 'declined'): Promise<void> {
    requireToCome(answering, before);
    const { paidPoints, spends } = await this.payments.settle(tx, before, 0);
    await this.answers.move(tx, before, { ...before, state, paidPoints, spends });
    if (holdsSeats(before)) await this.offers.settle(tx, answering.event);
  }
}

function requireFree(obstacle: ReturnType<typeof obstacleTo>): void {
  if (obstacle !== null) throw new DomainError(obstacle, { sentence: obstacleInWords(obstacle, 0) });
}

function requirePrice(shown: number | undefined, points: number): void {
  if (shown !== undefined && shown !== points) throw new DomainError('EVENT_CHANGED', { points });
}

/** Whoever is here already, or could be, does not change their mind any more. Error: EVENT_CLOSED. */
function requireToCome({ event, moment }: Answering, { arrived }: Answer): void {
  const isOn = event.state === 'open' || event.state === 'closed';
  if (!isOn || moment.now >= event.startsAt || arrived > 0) throw new DomainError('EVENT_CLOSED');
}
