// An event as a calendar file (iCalendar), which phones of every make take. Pure.
import type { ShopEvent } from '@guike/events';
import { createEvent } from 'ics';

const MINUTE_MS = 60_000;
const HOURS_BEFORE = 2;

/** `at`: when the file is made. Throws an Error for an event that no calendar can hold: its terms were checked. */
export function calendarOf(event: ShopEvent, at: Date): string {
  const { id, title, about, place, startsAt, endsAt, version, state } = event;
  const hasPlace = place.latitude !== null && place.longitude !== null;
  const { error, value } = createEvent({
    uid: `${id}@guike`,
    title,
    description: about,
    location: [place.name, place.address].filter((each) => each !== '').join('，'),
    ...(hasPlace && { geo: { lat: place.latitude ?? 0, lon: place.longitude ?? 0 } }),
    start: partsOf(startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS) },
    created: partsOf(at),
    sequence: version,
    status: state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    productId: 'guike',
    alarms: [{ action: 'display', description: title, trigger: { hours: HOURS_BEFORE, before: true } }],
  });
  if (error || !value) throw error ?? new Error('a calendar file that is empty');
  return value;
}

const partsOf = (at: Date): [number, number, number, number, number] => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];
