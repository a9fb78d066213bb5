// 想试这身: a member has the clothes of a look hung up in a store for a day, and may call it off.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, lookReservationEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type MemberState, addDays, businessDay } from '@guike/kernel';
import { type PublishedLook, LooksService, type Reservation, ReservationsService } from '@guike/looks';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { namesOf } from '../benefits/benefit-rights';
import { storeOfCode } from '../benefits/store-of-code';
import { lockMember } from '../standing';
import { type MyReservation, isOpen, myReservation, thingsInWords } from './reservation-views';

type Endpoints = typeof lookReservationEndpoints;
type TryingOn = AnswerOf<Endpoints['tryingOn']>;

/** How far ahead, and how many may wait for one member. Ours. */
const AHEAD_DAYS = 14;
const COMING_AT_MOST = 5;

@Injectable()
export class ReserveLook {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly looks: LooksService,
    private readonly reservations: ReservationsService,
  ) {}

  /** Where and when; errors: MEMBER_UNKNOWN, LOOK_UNKNOWN. */
  async tryingOn(memberId: MemberId, lookId: string): Promise<TryingOn> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const look = await this.requireLook(tx, lookId);
    const [member] = await rows<{ state: MemberState; own: string | null }>(
      tx,
      `SELECT m.state, s.code AS own FROM member m LEFT JOIN store s ON s.id = m.joined_store_id WHERE m.id = $1`,
      [memberId],
    );
    if (!member) throw new DomainError('MEMBER_UNKNOWN');
    const stores = await rows<{ id: string; code: string; name: string }>(
      tx,
      'SELECT id, code, name FROM store ORDER BY code',
    );
    const coming = await this.reservations.open(tx, await namesOf(tx, memberId));
    const mine = coming.find((each) => each.lookId === lookId);
    const taken = stores.find(({ id }) => id === look.storeId)?.code;
    return {
      things: thingsInWords(look.items),
      stores: stores.map(({ code, name }) => ({ code, name })),
      store: taken ?? member.own ?? stores[0]?.code ?? null,
      days: daysFrom(today),
      mine: mine === undefined ? null : myReservation(mine, today),
      obstacle: obstacleOf(member.state, coming.length),
    };
  }

  /**
   * Asks a store to have it ready. The same id again, or another wish for a look that already waits, is the one that
   * waits. Errors: LOOK_UNKNOWN, STORE_UNKNOWN, NOT_A_MEMBER, ACCOUNT_FROZEN, SLOT_CLOSED (no such day), TRYING_LIMIT,
   * OPERATION_CONFLICT (the id stands for another look).
   */
  async reserve(memberId: MemberId, wish: BodyOf<Endpoints['reserve']>): Promise<MyReservation> {
    const { id, lookId, store, note } = wish;
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      const { id: storeId } = await storeOfCode(tx, store);
      const { state } = await lockMember(tx, memberId, today);
      const names = await namesOf(tx, memberId);
      const before = await this.reservations.find(tx, names, id);
      if (before && before.lookId !== lookId) throw new DomainError('OPERATION_CONFLICT');
      if (before) return myReservation(before, today);
      const coming = await this.reservations.open(tx, names);
      const same = coming.find((each) => each.lookId === lookId);
      if (same) return myReservation(same, today);
      const day = businessDay(wish.day);
      requireMember(state);
      if (!daysFrom(today).includes(day)) throw new DomainError('SLOT_CLOSED');
      if (coming.length >= COMING_AT_MOST) throw new DomainError('TRYING_LIMIT');
      const things = thingsInWords((await this.requireLook(tx, lookId)).items);
      await this.reservations.insert(tx, { memberId, id, lookId, storeId, day, things, note });
      return myReservation(await this.found(tx, names, id), today);
    });
  }

  async mine(memberId: MemberId): Promise<AnswerOf<Endpoints['reservations']>> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const coming = await this.reservations.open(tx, await namesOf(tx, memberId));
    return { reservations: coming.map((each) => myReservation(each, today)) };
  }

  /** One that is cancelled stays so. Errors: BOOKING_UNKNOWN, BOOKING_OVER. */
  async cancel(memberId: MemberId, id: string): Promise<MyReservation> {
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      const names = await namesOf(tx, memberId);
      const { memberId: owner } = await this.found(tx, names, id);
      const reservation = await this.reservations.lock(tx, owner, id);
      if (reservation && isOpen(reservation.state)) await this.reservations.move(tx, reservation, 'cancelled', null);
      else if (reservation?.state !== 'cancelled') throw new DomainError('BOOKING_OVER');
      return myReservation(await this.found(tx, names, id), today);
    });
  }

  private async requireLook(tx: Tx, lookId: string): Promise<PublishedLook> {
    const look = await this.looks.published(tx, lookId);
    if (look === null) throw new DomainError('LOOK_UNKNOWN');
    return look;
  }

  private async found(tx: Tx, names: readonly MemberId[], id: string): Promise<Reservation> {
    const reservation = await this.reservations.find(tx, names, id);
    if (!reservation) throw new DomainError('BOOKING_UNKNOWN');
    return reservation;
  }
}

/** The store needs an evening to hang things up. */
const daysFrom = (today: BusinessDay): BusinessDay[] =>
  Array.from({ length: AHEAD_DAYS }, (_, ahead) => addDays(today, ahead + 1));

function requireMember(state: MemberState): void {
  if (state === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
  if (state !== 'active') throw new DomainError('NOT_A_MEMBER', { sentence: '入会后可以预约试穿' });
}

function obstacleOf(state: MemberState, coming: number): string | null {
  if (state === 'frozen') return '会员卡已冻结，请联系门店';
  if (state !== 'active') return '入会后可以预约试穿';
  return coming >= COMING_AT_MOST ? `想试的已有 ${COMING_AT_MOST} 套在等您，试过或取消后再约` : null;
}
