// Worked examples of points by hand: a recovery asked for and decided, a forgotten sale claimed. A test asks for them.
import type { Example } from './examples';

const ADJUSTMENT_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7b01';
const CLAIM_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7b02';

export const adminPointsExamples: Readonly<Record<string, Example>> = {
  askAdjustment: {
    request: { id: ADJUSTMENT_ID, points: 600, reason: 'recovery', note: '修改衣服拖延三天', reference: null },
    answer: { id: ADJUSTMENT_ID, state: 'waiting', points: 600, balance: 1_000 },
  },
  decideAdjustment: { request: { approve: true }, answer: { id: ADJUSTMENT_ID, state: 'booked' } },
  decideClaim: { request: { approve: true }, answer: { id: CLAIM_ID, state: 'approved', points: 20 } },
};

export const claimExamples: Readonly<Record<string, Example>> = {
  file: {
    request: { id: CLAIM_ID, store: 'S1', businessDay: '2026-03-02', number: '0042' },
    answer: {
      id: CLAIM_ID,
      storeName: '一店',
      businessDay: '2026-03-02',
      number: '0042',
      state: 'waiting',
      points: null,
      filedAt: '2026-03-02T02:00:00.000Z',
      sentence: '已提交，门店正在核对',
    },
  },
};
