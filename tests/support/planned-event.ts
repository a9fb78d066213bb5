// An event as an office plans it: an afternoon of tea for members, free, for twenty.
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';

type Terms = BodyOf<(typeof adminEventEndpoints)['previewEvent']>;

const HOUR_MS = 3_600_000;

/** Seen from thirty hours before on, answered until two hours before, two hours long. */
export function plannedEvent(startsAt: Date, changed: Partial<Terms> = {}): Terms {
  const at = (hours: number) => new Date(startsAt.getTime() + hours * HOUR_MS).toISOString();
  return {
    title: '秋日茶会',
    about: '',
    cover: null,
    store: null,
    place: { name: '二楼茶室', address: '', latitude: null, longitude: null },
    hostId: null,
    startsAt: at(0),
    endsAt: at(2),
    visibleFrom: at(-30),
    replyBy: at(-2),
    seats: 20,
    companions: 2,
    children: { allowed: false, note: '' },
    audience: { who: 'members', tiers: [], stores: [], segmentId: null },
    price: { kind: 'none' },
    agenda: [],
    games: [],
    draw: null,
    guests: [],
    confirmMinutes: 120,
    thanks: { points: 0, benefit: null },
    ...changed,
  };
}
