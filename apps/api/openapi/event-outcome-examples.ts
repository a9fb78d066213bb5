// A worked example of what follows an event: an afternoon of tea, rated by somebody who was there, and what it brought.
import type { Example } from './examples';

const EVENT_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e01';
const PHOTO_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e02';
const seal = `?until=1793491200&sign=${'4f'.repeat(32)}`;
const photo = {
  id: PHOTO_ID,
  width: 1600,
  height: 1200,
  small: `/event-photos/${EVENT_ID}/${PHOTO_ID}/600${seal}`,
  large: `/event-photos/${EVENT_ID}/${PHOTO_ID}/1200${seal}`,
};
const rating = { stars: 5, nps: 9, words: '茶很好，灯光再亮一点' };
const mine = {
  eventId: EVENT_ID,
  title: '春日茶会',
  startsAt: '2026-03-07T06:30:00.000Z',
  storeName: '新天地店',
  attended: true,
  mayRate: true,
  rating,
  changeableUntil: '2026-03-14T12:10:00.000Z',
  thanks: ['100 积分'],
  mayKeep: true,
  photos: [{ ...photo, kept: false }],
};

export const eventOutcomeExamples: Readonly<Record<string, Example>> = {
  myEventAfter: { answer: mine },
  rateEvent: { request: rating, answer: mine },
  eventPhotos: { answer: { photos: [photo], most: 60 } },
  eventOutcome: {
    answer: {
      eventId: EVENT_ID,
      title: '春日茶会',
      startsAt: '2026-03-07T06:30:00.000Z',
      storeName: '新天地店',
      state: 'held',
      answers: {
        invited: 30,
        seen: 24,
        accepted: 16,
        persons: 23,
        waitlisted: 0,
        declined: 5,
        came: 14,
        camePersons: 20,
        noShows: 2,
        walkIns: 0,
      },
      ratings: {
        answers: 9,
        average: 4.7,
        stars: [0, 0, 0, 3, 6],
        npsAnswers: 9,
        nps: 67,
        promoters: 6,
        passives: 3,
        detractors: 0,
      },
      buying: {
        days: 30,
        through: '2026-04-06',
        isOver: false,
        came: { members: 14, buyers: 6, purchases: 8, spendFen: 1_284_000, buyersPercent: 42.9, perMemberFen: 91_714 },
        stayed: { members: 16, buyers: 3, purchases: 3, spendFen: 402_000, buyersPercent: 18.8, perMemberFen: 25_125 },
        difference: { points: 24.1, low: -8.1, high: 56.3, verdict: 'too_few' },
        byDay: [
          { nth: 0, came: 4, stayed: 0 },
          { nth: 1, came: 6, stayed: 3 },
        ],
      },
      cost: { thanksPoints: 1_400, thanksMembers: 14, gifts: 0, pricePoints: 0, feesFen: 0 },
      words: ['邀请 30 人，24 人看过，16 人接受（连同行 23 位），5 人谢绝。'],
    },
  },
};
