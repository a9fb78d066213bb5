// Worked examples of tiers by hand: a floor asked for, approved, a fee paid, a review begun.
import type { Example } from './examples';

const OVERRIDE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c01';
const REVIEW_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const FEE_REVERSAL_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c04';
const FEE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c03';

export const adminTierExamples: Readonly<Record<string, Example>> = {
  askOverride: {
    request: { id: OVERRIDE_ID, kind: 'floor', tier: 'gold', until: '2026-12-31', reason: '从老店转来的贵客' },
    answer: { id: OVERRIDE_ID, state: 'asked' },
  },
  decideOverride: { request: { approve: true }, answer: { id: OVERRIDE_ID, state: 'in_force' } },
  withdrawOverride: { request: { reason: '会员已自己达到' }, answer: { id: OVERRIDE_ID, state: 'ended' } },
  startReview: {
    request: { id: REVIEW_ID },
    answer: {
      id: REVIEW_ID,
      kind: 'manual',
      title: '3月2日 手工评估',
      day: '2026-03-02',
      state: 'running',
      members: 4_277,
      reviewed: 0,
      raised: 0,
      kept: 0,
      protected: 0,
      dropped: 0,
      startedAt: '2026-03-02T02:00:00.000Z',
      startedBy: '李总务',
      stoppedBy: null,
      finishedAt: null,
    },
  },
  payFee: {
    request: {
      id: FEE_ID,
      level: 1,
      months: 12,
      amountFen: 99_900,
      receiptNumber: 'F-0042',
      paidOn: '2026-03-02',
    },
    answer: { level: 1, until: '2027-03-01', tierName: '铂金' },
  },
  reverseFee: {
    request: { id: FEE_REVERSAL_ID, reason: '会员要求退费，已在收银台退款' },
    answer: { id: FEE_REVERSAL_ID, paid: null },
  },
};
