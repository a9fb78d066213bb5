// Worked examples of what leads to a look, and of having it hung up to try on.
import type { Example } from './examples';

const LOOK_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e01';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e31';

const reservation = {
  id: ID,
  lookId: LOOK_ID,
  store: 'S1',
  storeName: '一店',
  day: '2026-03-08',
  things: '羊绒大衣 M、真丝衬衫 S',
  note: '我穿 S',
  state: 'asked',
  canCancel: true,
  sentence: '3月8日到一店，衣服会先挂好',
};

const visit = {
  memberId: MEMBER_ID,
  id: ID,
  lookId: LOOK_ID,
  nameMasked: '林**',
  phoneMasked: '138****8000',
  day: '2026-03-08',
  things: reservation.things,
  note: reservation.note,
  state: 'asked',
  askedAt: '2026-03-05T03:20:00.000Z',
};

export const lookSharingExamples: Readonly<Record<string, Example>> = {
  sharing: {
    answer: {
      title: '酒红大衣配米色针织 · 云上衣橱',
      path: '/pages/looks/look?id=AZXBpC8AfB6dG2pPDyueAQ',
      card: `/look-shares/${LOOK_ID}/card`,
      square: `/look-shares/${LOOK_ID}/square`,
      poster: `/look-shares/${LOOK_ID}/poster`,
    },
  },
};

export const lookReservationExamples: Readonly<Record<string, Example>> = {
  tryingOn: {
    answer: {
      things: reservation.things,
      stores: [{ code: 'S1', name: '一店' }],
      store: 'S1',
      days: ['2026-03-06', '2026-03-07', '2026-03-08'],
      mine: null,
      obstacle: null,
    },
  },
  reserve: {
    request: { id: ID, lookId: LOOK_ID, store: 'S1', day: '2026-03-08', note: '我穿 S' },
    answer: reservation,
  },
  reservations: { answer: { reservations: [reservation] } },
  cancelReservation: {
    answer: { ...reservation, state: 'cancelled', canCancel: false, sentence: '已取消' },
  },
};

export const staffLookReservationExamples: Readonly<Record<string, Example>> = {
  storeReservations: { answer: { today: '2026-03-05', items: [visit], next: null } },
  stepReservation: { request: { to: 'prepared' }, answer: { ...visit, state: 'prepared' } },
};
