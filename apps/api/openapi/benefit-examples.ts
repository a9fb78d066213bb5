// Worked examples of the benefits: tea is picked, asked for, handed over by a guide and confirmed.
import type { Example } from './examples';

const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const CHANGE_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e801';
const USE_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e802';

const how = '到店出示会员码，导购为您准备';
const tea = { code: 'tea', name: '茶水饮品', delivery: 'arrival', how, terms: [] };
const mine = {
  ...tea,
  source: 'pick',
  until: null,
  left: null,
  leftSentence: null,
  action: 'ask',
  can: true,
  sentence: null,
};

const asked = {
  id: USE_ID,
  code: 'tea',
  name: '茶水饮品',
  delivery: 'arrival',
  state: 'asked',
  storeName: '一店',
  askedAt: '2026-03-06T03:20:30.000Z',
  dueOn: '2026-03-06',
  deliveredAt: null,
  deliveredBy: null,
  confirmedAt: null,
  sentence: '已告诉门店，今天为您准备',
  canConfirm: false,
  canCancel: true,
};
const delivered = {
  ...asked,
  state: 'delivered',
  deliveredAt: '2026-03-06T06:05:30.000Z',
  deliveredBy: '周敏',
  sentence: '今天周敏已送上，收到了吗',
  canConfirm: true,
  canCancel: false,
};
const confirmed = {
  ...delivered,
  state: 'confirmed',
  confirmedAt: '2026-03-06T06:10:30.000Z',
  sentence: '今天已收到',
  canConfirm: false,
};

const choices = {
  tierName: '普通',
  most: 3,
  picked: ['tea'],
  resting: [],
  mayChange: true,
  nextChangeOn: '2026-04-01',
  sentence: '每季度可换一次，一次可换几项',
  choices: [tea, { ...tea, code: 'snacks', name: '点心小食' }],
};

export const benefitExamples: Readonly<Record<string, Example>> = {
  mine: {
    answer: {
      tierName: '普通',
      tier: 'regular',
      rests: null,
      pick: { most: 3, picked: 1, sentence: '还可选 2 项' },
      coming: [delivered],
      surprises: [],
      mine: [mine],
      everyone: [{ ...mine, code: 'wifi', name: '免费 Wi-Fi', source: 'everyone', action: 'show', how }],
      shares: false,
    },
  },
  benefit: {
    answer: { benefit: mine, stores: [{ code: 'S1', name: '一店', own: true }], uses: [delivered] },
  },
  choices: { answer: choices },
  pick: { request: { id: CHANGE_ID, codes: ['tea'] }, answer: { ...choices, duplicate: false } },
  ask: { request: { id: USE_ID, code: 'tea', store: 'S1' }, answer: asked },
  uses: { answer: { uses: [confirmed], next: null } },
  confirm: { request: { received: true }, answer: confirmed },
  cancel: { answer: { ...asked, state: 'cancelled', sentence: '已取消', canCancel: false } },
};

const waiting = {
  memberId: MEMBER_ID,
  id: USE_ID,
  code: 'tea',
  name: '茶水饮品',
  delivery: 'arrival',
  state: 'asked',
  dueOn: '2026-03-06',
  deliveredAt: null,
  sentence: '今天要给',
};

export const staffBenefitExamples: Readonly<Record<string, Example>> = {
  now: {
    answer: {
      rests: null,
      waiting: [waiting],
      give: [{ code: 'snacks', name: '点心小食', delivery: 'arrival', terms: [] }],
      mention: [{ code: 'salons', name: '沙龙与讲座', delivery: 'event', terms: [] }],
      discounts: ['生日当月 8.8 折'],
      lent: [],
      shares: true,
    },
  },
  deliver: {
    request: { memberId: MEMBER_ID, id: USE_ID, code: 'tea' },
    answer: {
      ...waiting,
      state: 'delivered',
      deliveredAt: '2026-03-06T06:05:30.000Z',
      sentence: '已送上，等会员确认',
      duplicate: false,
    },
  },
  prepare: { answer: { ...waiting, state: 'prepared', sentence: '已备好，等会员来取' } },
  miss: {
    request: { missedBy: 'store', reason: '茶具送修' },
    answer: { ...waiting, state: 'missed', sentence: '没有给，已说明原因' },
  },
  undelivered: {
    answer: {
      uses: [
        {
          ...waiting,
          sentence: '应在3月6日给，晚了 2 天',
          nameMasked: '王**',
          storeName: '一店',
          disputed: false,
          overdueDays: 2,
        },
      ],
      next: null,
    },
  },
};
