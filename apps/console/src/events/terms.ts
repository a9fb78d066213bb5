// What is written of an event while it is written: where it starts from, what is wrong with it, and whether it has changed. Pure.
import { type BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import type { ShopEvent } from './event-words';

export type Terms = BodyOf<typeof adminEventEndpoints.previewEvent>;
/** What is wrong, by the field it is about: `place.name`, `agenda.2.time`. */
export type Issues = Readonly<Record<string, string>>;

const schema = adminEventEndpoints.previewEvent.body;
const SHOP_OFFSET_MS = 8 * 3_600_000;

/** A local time of the shop, as 2026-11-28T14:30, as the API takes it; and back. */
export const instantOf = (local: string): string => `${local}:00+08:00`;
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + SHOP_OFFSET_MS).toISOString().slice(0, 16);

/** An event of nothing yet: three weeks ahead in the afternoon. `day` is that day. */
export function blankTerms(day: string, today: string): Terms {
  return {
    title: '新活动',
    about: '',
    cover: null,
    store: null,
    place: { name: '店内', address: '', latitude: null, longitude: null },
    hostId: null,
    startsAt: instantOf(`${day}T14:30`),
    endsAt: instantOf(`${day}T17:00`),
    visibleFrom: instantOf(`${today}T10:00`),
    replyBy: instantOf(`${day}T10:00`),
    seats: 20,
    companions: 1,
    children: { allowed: false, note: '' },
    audience: { who: 'members', tiers: [], stores: [], segmentId: null },
    price: { kind: 'none' },
    agenda: [],
    games: [],
    draw: null,
    guests: [],
    confirmMinutes: 120,
    thanks: { points: 0, benefit: null },
  };
}

export function termsOf(event: ShopEvent): Terms {
  const { title, about, cover, store, place, hostId, startsAt, endsAt, visibleFrom, replyBy } = event;
  const { seats, companions, children, audience, price, agenda, games, draw, guests } = event;
  const { confirmMinutes, thanks } = event;
  return {
    ...{ title, about, cover, store, place, hostId, startsAt, endsAt, visibleFrom, replyBy },
    ...{ seats, companions, children, audience, price, agenda, games, draw, guests, confirmMinutes, thanks },
  };
}

export const isSame = (one: Terms, other: Terms): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the contract itself refuses: as long as there is any, not even a draft is kept. */
export function issuesOf(terms: Terms): Issues {
  const parsed = schema?.safeParse(terms);
  if (parsed === undefined || parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues.map(({ path, message, code }) => [
      path.join('.'),
      /\p{Script=Han}/u.test(message) ? message : code === 'too_small' ? '请填写' : '太长，或有不能用的字符',
    ]),
  );
}

/** The sentences about a field and all that lies below it; undefined where nothing is wrong. */
export function issueOf(issues: Issues, field: string): string | undefined {
  const found = Object.entries(issues).filter(([path]) => path === field || path.startsWith(`${field}.`));
  return found.length === 0 ? undefined : [...new Set(found.map(([, message]) => message))].join('；');
}

/** The day moves, and everything of the event with it: what lay three days before lies three days before. */
export function movedTo(terms: Terms, startsAt: string): Terms {
  const by = Date.parse(startsAt) - Date.parse(terms.startsAt);
  const moved = (instant: string) => instantOf(localOf(new Date(Date.parse(instant) + by).toISOString()));
  return { ...terms, startsAt, endsAt: moved(terms.endsAt), replyBy: moved(terms.replyBy) };
}
