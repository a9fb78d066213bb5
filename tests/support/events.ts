// Events in a shop that a test has opened: planned in one line, answered, attended.
import {
  AnswerEvent,
  CallOffEvent,
  DrawPrizes,
  EndEvents,
  EventDoor,
  FlowsModule,
  InviteToEvent,
  KeepEvents,
  MyEvents,
  OfficeEvents,
  RemindEvents,
  SeatOffers,
  WalkIn,
  WithdrawAnswer,
  bookingChecks,
} from '@guike/flows';
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { memberOf } from './benefits';
import { type Shop, openShop } from './shop';

export type SentTerms = BodyOf<(typeof adminEventEndpoints)['previewEvent']>;

/** A salon on a Saturday afternoon, five days after a test begins: twelve seats, one companion each, for all members. */
export const salon: SentTerms = {
  title: '三月沙龙',
  about: '聊丝巾',
  cover: null,
  store: 'S1',
  place: { name: '一店二楼', address: '南京西路 1 号', latitude: 31.23, longitude: 121.45 },
  hostId: null,
  startsAt: '2026-03-07T15:00:00+08:00',
  endsAt: '2026-03-07T17:00:00+08:00',
  visibleFrom: '2026-03-01T10:00:00+08:00',
  replyBy: '2026-03-05T20:00:00+08:00',
  seats: 12,
  companions: 1,
  children: { allowed: false, note: '' },
  audience: { who: 'members', tiers: [], stores: [], segmentId: null },
  price: { kind: 'none' },
  agenda: [{ time: '15:00', words: '入座' }],
  games: [],
  draw: null,
  guests: [],
  confirmMinutes: 120,
  thanks: { points: 0, benefit: null },
};

/** The flows of events. Who plans is of head office, who stands at the door a guide of the store. */
export function eventFlowsOf(shop: Shop) {
  const flows = shop.module.context.select(FlowsModule);
  const answer = flows.get(AnswerEvent);
  const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
  const guide = { staffId: newId(), role: 'guide', storeId: shop.storeId } as const;
  const manager = { staffId: newId(), role: 'manager', storeId: shop.storeId } as const;
  const mine = flows.get(MyEvents);
  const keeping = flows.get(KeepEvents);
  return {
    office,
    guide,
    manager,
    mine,
    keeping,
    list: flows.get(OfficeEvents),
    inviting: flows.get(InviteToEvent),
    offers: flows.get(SeatOffers),
    reminders: flows.get(RemindEvents),
    ending: flows.get(EndEvents),
    door: flows.get(EventDoor),
    walkIn: flows.get(WalkIn),
    withdrawing: flows.get(WithdrawAnswer),
    draws: flows.get(DrawPrizes),
    callingOff: flows.get(CallOffEvent),
    /** Drafts an event and opens it. */
    async open(terms: Partial<SentTerms> = {}): Promise<string> {
      const id = newId();
      await keeping.create({ id, ...salon, ...terms }, office);
      await keeping.switch(id, { version: 1, state: 'open' }, office);
      return id;
    },
    accept: (memberId: string, eventId: string, names: readonly string[] = [], id = newId()) =>
      answer.accept(memberId, eventId, {
        id,
        companions: names.map((name) => ({ name, child: false, guardianConsent: false })),
      }),
    change: (memberId: string, eventId: string, names: readonly string[]) =>
      answer.change(memberId, eventId, {
        id: newId(),
        companions: names.map((name) => ({ name, child: false, guardianConsent: false })),
      }),
    answer,
    confirm: (memberId: string, eventId: string) => answer.confirm(memberId, eventId, { id: newId() }),
    cancel: (memberId: string, eventId: string) => answer.cancel(memberId, eventId, { id: newId() }),
    decline: (memberId: string, eventId: string) => answer.decline(memberId, eventId, { id: newId() }),
    async stateOf(memberId: string, eventId: string): Promise<string | null> {
      return (await mine.event(memberId, eventId)).mine?.state ?? null;
    },
    seats: (eventId: string) =>
      shop.one<{ seats: number; taken: number; walked: number }>(
        `SELECT seats, taken, walked FROM event_seats WHERE event_id = $1`,
        [eventId],
      ),
    /** Titles of what a member was told about events, the oldest first. */
    async told(memberId: string): Promise<string[]> {
      const found = await rows<{ title: string }>(
        shop.db.reading,
        `SELECT title FROM inbox_message WHERE member_id = $1 AND source LIKE 'event/%' ORDER BY id`,
        [memberId],
      );
      return found.map(({ title }) => title);
    },
  };
}

/** When each test begins. */
export const START = '2026-03-02T10:00:00+08:00';

interface EventGround {
  readonly shop: Shop;
  readonly flows: ReturnType<typeof eventFlowsOf>;
}

/**
 * A shop for the events of one file: each test begins at the same time, and leaves a ledger that adds up. `opened` is told
 * what the tests work with; answers who makes so many new members.
 */
export function onEvents(opened: (ground: EventGround) => void): (count: number) => Promise<string[]> {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ config: { databasePool: 8 } });
    opened({ shop, flows: eventFlowsOf(shop) });
  });
  afterAll(() => shop?.close());
  beforeEach(() => shop.clock.set(START));
  afterEach(async () => {
    const outcomes = await runChecks(shop.db.reading, bookingChecks);
    expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
  });
  return async (count) => {
    const made: string[] = [];
    for (let n = 0; n < count; n++) made.push(await memberOf(shop));
    return made;
  };
}
