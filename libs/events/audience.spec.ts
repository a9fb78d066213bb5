// Whom an event is for, and what keeps somebody from answering it.
import { type Guest, isFor, isPublic, obstacleTo } from './audience';
import type { EventAudience } from './event';

const all: EventAudience = { who: 'members', tiers: [], storeIds: [], segmentId: null };
const guest: Guest = { state: 'active', tier: 'gold', storeId: 'S1', invited: false, inSegment: false };

it.each<[string, Partial<EventAudience>, Partial<Guest>, boolean]>([
  ['all members', {}, {}, true],
  ['a tier that is theirs', { tiers: ['gold', 'platinum'] }, {}, true],
  ['a tier that is not', { tiers: ['platinum'] }, {}, false],
  ['no tier at all', { tiers: ['gold'] }, { tier: null }, false],
  ['their store', { storeIds: ['S1'] }, {}, true],
  ['another store', { storeIds: ['S2'] }, {}, false],
  ['tier and store, of which one is not met', { tiers: ['gold'], storeIds: ['S2'] }, {}, false],
  ['a segment that holds them', { segmentId: 'x' }, { inSegment: true }, true],
  ['a segment that does not', { segmentId: 'x' }, {}, false],
  ['those invited by name', { who: 'invited' }, {}, false],
  ['those invited, who are', { who: 'invited', tiers: ['platinum'] }, { invited: true }, true],
])('%s', (_, audience, who, expected) => expect(isFor({ ...all, ...audience }, { ...guest, ...who })).toBe(expected));

it('everybody may see it only where nothing narrows it', () => {
  expect(isPublic({ ...all, who: 'everyone' })).toBe(true);
  expect(isPublic({ ...all, who: 'everyone', tiers: ['gold'] })).toBe(false);
  expect(isPublic(all)).toBe(false);
});

it.each<[string | null, Partial<Guest>, string]>([
  [null, {}, '2026-03-05T12:00:00Z'],
  ['EVENT_CLOSED', {}, '2026-03-05T12:00:01Z'],
  ['ACCOUNT_FROZEN', { state: 'frozen' }, '2026-03-02T12:00:00Z'],
  ['EVENT_MEMBERS_ONLY', { state: 'known' }, '2026-03-02T12:00:00Z'],
  ['EVENT_NOT_FOR_YOU', { tier: 'silver' }, '2026-03-02T12:00:00Z'],
])('is kept from it by %s', (expected, who, now) => {
  const event = {
    state: 'open',
    audience: { ...all, tiers: ['gold'] },
    replyBy: new Date('2026-03-05T12:00:00Z'),
  } as const;
  expect(obstacleTo(event, { ...guest, ...who }, new Date(now))).toBe(expected);
});
