// Free times as pages show them. Pure.
import type { AnswerOf, bookingEndpoints } from '@guike/contracts/http';

export type Times = AnswerOf<(typeof bookingEndpoints)['slots']>;
export type DayOfTimes = Times['days'][number];
export type Booking = AnswerOf<(typeof bookingEndpoints)['booking']>;

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 周六, of a business day. */
export const weekdayWords = (day: string): string => `周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;

/** The day that is shown first: the next with a place left. */
export const firstFree = (days: readonly DayOfTimes[]): string | null =>
  (days.find(({ free }) => free > 0) ?? days[0])?.day ?? null;
