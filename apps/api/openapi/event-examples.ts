// A worked example of an event: tea in spring, planned by the office, answered by a member, attended at the door.
import type { Example } from './examples';

const EVENT_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e01';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const REQUEST_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e731';
const SCAN_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e732';
const seal = `?until=1793491200&sign=${'4f'.repeat(32)}`;
const place = { name: '新天地店二楼', address: '马当路 245 号', latitude: 31.2196, longitude: 121.4737 };
const whose = { memberId: MEMBER_ID, nameMasked: '王**' };

const terms = {
  title: '春日茶会',
  about: '新茶刚采，春装也刚到。请您来店里喝杯茶，慢慢看。',
  cover: null,
  store: 'S1',
  place,
  hostId: null,
  startsAt: '2026-03-07T06:30:00.000Z',
  endsAt: '2026-03-07T09:00:00.000Z',
  visibleFrom: '2026-02-20T02:00:00.000Z',
  replyBy: '2026-03-05T12:00:00.000Z',
  seats: 16,
  companions: 1,
  children: { allowed: false, note: '' },
  audience: { who: 'members', tiers: [], stores: [], segmentId: null },
  price: { kind: 'none' },
  agenda: [{ time: '14:30', words: '入座，第一道龙井' }],
  games: [],
  draw: null,
  guests: [],
  confirmMinutes: 120,
  thanks: { points: 0, benefit: null },
};

const row = {
  id: EVENT_ID,
  state: 'open',
  version: 2,
  ...terms,
  storeName: '新天地店',
  hostName: null,
  forWhom: '全体会员',
  when: '3月7日 周六 14:30–17:00',
  priceWords: '免费',
  counts: {
    ...{ invited: 12, seen: 9, accepted: 6, waiting: 0, offered: 0, declined: 1 },
    ...{ taken: 10, left: 6, arrived: 0, walkIns: 0 },
  },
  series: null,
  mayChange: true,
  openedAt: '2026-02-20T02:00:00.000Z',
  cancelledAt: null,
  cancelledBecause: null,
  updatedAt: '2026-02-20T02:00:00.000Z',
};

const card = {
  id: EVENT_ID,
  shortId: 'AZXBpC8AfB6dG2pPDyueAQ',
  state: 'open',
  title: terms.title,
  cover: null,
  placeName: place.name,
  startsAt: terms.startsAt,
  endsAt: terms.endsAt,
  when: row.when,
  replyBy: terms.replyBy,
  replyWords: '3月5日 20:00 前回复',
  seats: 16,
  left: 6,
  waiting: 0,
  priceWords: '免费',
  invited: true,
  answer: 'accepted',
  attendance: null,
  mayRate: false,
  sentence: '已为您留 2 席',
};

const page = {
  ...card,
  about: terms.about,
  place,
  storeName: '新天地店',
  hostName: null,
  forWhom: '全体会员',
  companions: 1,
  children: terms.children,
  price: { kind: 'none', points: 0, fen: 0 },
  agenda: terms.agenda,
  games: [],
  draw: null,
  guests: [],
  confirmMinutes: 120,
  waitingWords: '满了可以候补，按先后顺序递补。轮到您时席位保留 2 小时，夜里不计。',
  cancelledBecause: null,
  shareable: false,
  calendar: `/events/${EVENT_ID}/calendar.ics${seal}`,
  poster: null,
};

const companions = [{ name: '妈妈', child: false, guardianConsent: false }];

const mine = {
  ...page,
  words: { from: '周敏', text: '新到的真丝衬衫给您留了一件' },
  mine: {
    state: 'accepted',
    attendance: null,
    party: 2,
    companions: [{ name: '妈妈', child: false, age: null, consentAt: null }],
    place: null,
    confirmBy: null,
    points: 0,
    feeFen: 0,
    feePaid: false,
    number: 4,
    answeredAt: '2026-03-02T06:05:00.000Z',
    sentence: '已为您留 2 席',
  },
  can: { accept: false, wait: false, decline: true, change: true, cancel: true, confirm: false },
  obstacle: null,
  obstacleWords: null,
  returns: '取消后席位让给候补的客人',
};

export const eventExamples: Readonly<Record<string, Example>> = {
  events: { answer: { items: [card], next: null } },
  event: { answer: mine },
  accept: { request: { id: REQUEST_ID, companions }, answer: mine },
  ticket: {
    answer: {
      eventId: EVENT_ID,
      title: terms.title,
      when: row.when,
      startsAt: terms.startsAt,
      endsAt: terms.endsAt,
      place,
      code: '834903201885',
      party: 2,
      companions: ['妈妈'],
      arrived: 0,
      number: 4,
      feeFen: 0,
      feePaid: false,
      guests: [],
      sentence: '到场时请出示，2 位一起或先后到都可以',
    },
  },
};

export const adminEventExamples: Readonly<Record<string, Example>> = {
  event: { answer: row },
  createEvent: { request: { id: EVENT_ID, ...terms }, answer: { ...row, state: 'draft', version: 1 } },
  switchEvent: { request: { version: 1, state: 'open' }, answer: row },
  invite: {
    request: { id: REQUEST_ID, words: '想请您来坐坐', to: { kind: 'members', memberIds: [MEMBER_ID] } },
    answer: { invited: 1, before: 0, unknown: [], later: false },
  },
};

export const staffEventExamples: Readonly<Record<string, Example>> = {
  scan: {
    request: { scans: [{ id: SCAN_ID, at: '2026-03-07T06:20:00.000Z', code: '834903201885' }] },
    answer: {
      arrived: 2,
      expected: 10,
      scans: [
        {
          id: SCAN_ID,
          outcome: 'in',
          ...whose,
          party: 2,
          arrived: 2,
          number: 4,
          feeDueFen: 0,
          sentence: '王**一行 2 位，已到齐',
        },
      ],
    },
  },
  inviteMember: {
    request: { memberId: MEMBER_ID, words: '想请您来坐坐' },
    answer: { invitedBefore: false, answer: null },
  },
};
