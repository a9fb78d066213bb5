// A wish to try a look on, as its member and as the store read it.
import type { AnswerOf, lookReservationEndpoints, staffLookReservationEndpoints } from '@guike/contracts/http';
import type { BusinessDay } from '@guike/kernel';
import type { Reservation, ReservationState } from '@guike/looks';
import type { MaskedFace } from '@guike/members';

export type MyReservation = AnswerOf<(typeof lookReservationEndpoints)['reserve']>;
export type DeskReservation = AnswerOf<(typeof staffLookReservationEndpoints)['stepReservation']>;

export const isOpen = (state: ReservationState): boolean => state === 'asked' || state === 'prepared';

export function myReservation(reservation: Reservation, today: BusinessDay): MyReservation {
  const { id, lookId, storeCode, storeName, day, things, note, state } = reservation;
  return {
    ...{ id, lookId, store: storeCode, storeName, day, things, note, state },
    canCancel: isOpen(state),
    sentence: sentenceOf(reservation, today),
  };
}

function sentenceOf({ state, day, storeName }: Reservation, today: BusinessDay): string {
  switch (state) {
    case 'cancelled':
      return '已取消';
    case 'came':
      return `在${storeName}试过`;
    case 'absent':
      return '那天没有来，想试可以再约';
    case 'prepared':
      return `已为您挂好，${storeName}见`;
    case 'asked':
      return day < today ? '那天已过，取消后可以再约' : `到${storeName}，衣服会先挂好`;
  }
}

export function deskReservation(reservation: Reservation, face: MaskedFace | undefined): DeskReservation {
  const { memberId, id, lookId, day, things, note, state, askedAt } = reservation;
  return {
    ...{ memberId, id, lookId, day, things, note, state },
    nameMasked: face?.nameMasked ?? null,
    phoneMasked: face?.phoneMasked ?? null,
    askedAt: askedAt.toISOString(),
  };
}

/** What to hang up: 羊绒大衣 M、真丝衬衫 S. */
export const thingsInWords = (items: readonly { readonly name: string; readonly size: string }[]): string =>
  items.map(({ name, size }) => (size === '' ? name : `${name} ${size}`)).join('、');
