// A booking as its member and as the store read it.
import { type Booking, mayStillChange } from '@guike/benefits';
import type { AnswerOf, adminBookingEndpoints, bookingEndpoints } from '@guike/contracts/http';
import { type BusinessDay, timeOf } from '@guike/kernel';
import type { MaskedFace } from '@guike/members';
import { dayInWords } from '@guike/programme';

export type MyBooking = AnswerOf<(typeof bookingEndpoints)['booking']>;
export type DeskBooking = AnswerOf<(typeof adminBookingEndpoints)['cancelStoreBooking']>;

export interface BookingNow {
  readonly now: Date;
  readonly today: BusinessDay;
  readonly timeZone: string;
}

const isOpen = ({ cancelledAt, state }: Pick<Booking, 'cancelledAt' | 'state'>): boolean =>
  cancelledAt === null && (state === 'booked' || state === 'prepared');

export const stateOf = ({ cancelledAt, state }: Pick<Booking, 'cancelledAt' | 'state'>) =>
  cancelledAt === null ? state : 'cancelled';

export function myBooking(booking: Booking, at: BookingNow): MyBooking {
  const { id, code, name, storeName, storeCode, day, fromMinute, toMinute, note } = booking;
  const canChange = isOpen(booking) && mayStillChange(booking, at.now, at.timeZone);
  return {
    ...{ id, code, name, storeName, day, fromMinute, note },
    store: storeCode,
    time: timeOf(fromMinute),
    until: timeOf(toMinute),
    state: stateOf(booking),
    canChange,
    sentence: sentenceOf(booking, canChange, at.today),
  };
}

/** Until when one may change it oneself. */
export const changingInWords = (cancelHours: number): string =>
  cancelHours === 0 ? '开始前可自己改期或取消' : `提前 ${cancelHours} 小时以上可自己改期或取消`;

function sentenceOf(booking: Booking, canChange: boolean, today: BusinessDay): string {
  const { day, fromMinute, cancelHours, storeName } = booking;
  switch (stateOf(booking)) {
    case 'cancelled':
      return '已取消';
    case 'missed':
      return '这次没有使用';
    case 'delivered':
    case 'confirmed':
      return `${dayInWords(day, today)}在${storeName}已完成`;
    default:
      if (canChange) return changingInWords(cancelHours);
      return `${dayInWords(day, today)} ${timeOf(fromMinute)}见，要改时间请联系${storeName}`;
  }
}

export function deskBooking(booking: Booking, face: MaskedFace | undefined): DeskBooking {
  const { memberId, id, code, name, storeName, day, fromMinute, toMinute, note, bookedAt } = booking;
  return {
    ...{ memberId, id, code, name, storeName, day, note },
    nameMasked: face?.nameMasked ?? null,
    phoneMasked: face?.phoneMasked ?? null,
    time: timeOf(fromMinute),
    until: timeOf(toMinute),
    state: stateOf(booking),
    bookedAt: bookedAt.toISOString(),
    open: isOpen(booking),
  };
}
