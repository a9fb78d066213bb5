// What members read about coupons, booked times, things lent and surprises.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

const quoted = (name: string): string => `「${name}」`;

/** A sale came to nothing, and the coupon used on it is good again. */
export function couponBackMessage(coupon: {
  readonly name: string;
  readonly validThrough: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  const { name, validThrough, today } = coupon;
  return {
    kind: 'coupon',
    title: `${quoted(name)}已退回`,
    body: `退货已办妥，${quoted(name)}退回您的优惠券，${dayInWords(validThrough, today)}前（含当日）可用。`,
  };
}

interface BookingTold {
  readonly name: string;
  readonly storeName: string;
  readonly day: BusinessDay;
  /** 14:30 */
  readonly time: string;
  readonly today: BusinessDay;
}

/** The day before. */
export function bookingReminder({ name, storeName, day, time, today }: BookingTold): Message {
  return {
    kind: 'booking',
    title: `${dayInWords(day, today)} ${time}，${name}`,
    body: `${storeName}已为您留好时间。来不了请提前在权益里改期或取消。`,
  };
}

/** The store cannot keep it. */
export function bookingCancelledByStore({ name, storeName, day, time, today }: BookingTold): Message {
  return {
    kind: 'booking',
    title: `${name}的预约已取消`,
    body: `${storeName}${dayInWords(day, today)} ${time}的预约不能如期，抱歉。次数已还给您，请另约时间。`,
  };
}

/** Something lent should be back by now. */
export function loanOverdueMessage(loan: {
  readonly name: string;
  readonly storeName: string;
  readonly dueOn: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  return {
    kind: 'benefit',
    title: `${loan.name}请归还`,
    body: `您在${loan.storeName}借用的应在${dayInWords(loan.dueOn, loan.today)}前归还，下次来店时带来就好。`,
  };
}
