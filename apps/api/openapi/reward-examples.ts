// Worked examples of the rewards: a scarf is put on offer, redeemed by the customer of the till's afternoon, and handed
// out. A test asks for all of them.
import type { Example } from './examples';

const REWARD_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a10';
const REDEMPTION_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e710';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const CODE = '834903201885';
const REDEEMED_AT = '2026-03-06T03:20:30.000Z';
const VERIFIED_AT = '2026-03-07T06:05:30.000Z';

const offer = {
  id: REWARD_ID,
  name: '真丝丝巾',
  description: '桑蚕丝，90 × 90 厘米',
  picture: 'drawn/scarf',
  points: 60,
  valueFen: 600,
  left: 20,
  terms: ['每人限兑 1 件'],
  can: 'yes',
  sentence: null,
};

const redeemed = {
  id: REDEMPTION_ID,
  rewardId: REWARD_ID,
  name: '真丝丝巾',
  picture: 'drawn/scarf',
  points: 60,
  state: 'open',
  code: CODE,
  redeemedAt: REDEEMED_AT,
  expiresOn: '2026-04-05',
  verifiedAt: null,
  sentence: '4月5日前（含当日）到店出示兑换码领取',
};

const verified = {
  redemptionId: REDEMPTION_ID,
  duplicate: false,
  name: '真丝丝巾',
  points: 60,
  valueFen: 600,
  redeemedOn: '2026-03-06',
  verifiedAt: VERIFIED_AT,
  memberId: MEMBER_ID,
  nameMasked: '王**',
  phoneMasked: '138****8000',
};

/** What the till sends and is answered. */
export const verifyingExample: Example = { request: { code: CODE }, answer: verified };

export const rewardExamples: Readonly<Record<string, Example>> = {
  catalogue: { answer: { available: 68, rewards: [offer] } },
  redeem: {
    request: { id: REDEMPTION_ID, rewardId: REWARD_ID, points: 60 },
    answer: { ...redeemed, duplicate: false, balance: 8 },
  },
  redemptions: { answer: { redemptions: [redeemed], next: null } },
  verify: verifyingExample,
};

const terms = {
  name: '真丝丝巾',
  description: '桑蚕丝，90 × 90 厘米',
  picture: 'drawn/scarf',
  points: 60,
  valueFen: 600,
  stock: 20,
  perMember: 1,
  minTier: null,
  windows: [],
};

const kept = {
  ...terms,
  id: REWARD_ID,
  minTierName: null,
  taken: 0,
  left: 20,
  terms: ['每人限兑 1 件'],
  tenderFen: 600,
  spendFen: 60_000,
  returnShare: 0.01,
  state: 'draft',
  version: 1,
  createdAt: '2026-03-05T03:20:30.000Z',
  updatedAt: '2026-03-05T03:20:30.000Z',
};

const onOffer = { ...kept, state: 'on', version: 2 };

const { stock: _, ...unlimited } = terms;
const stocked = { ...onOffer, stock: 30, left: 30, version: 3 };
const RESTOCKING_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e711';
const change = { note: '', by: 'office', at: '2026-03-05T03:20:30.000Z' };

export const adminRewardExamples: Readonly<Record<string, Example>> = {
  previewReward: {
    request: { ...unlimited, stock: null },
    answer: { minTierName: null, terms: ['每人限兑 1 件'], tenderFen: 600, spendFen: 60_000, returnShare: 0.01 },
  },
  createReward: { request: { id: REWARD_ID, ...terms }, answer: kept },
  switchReward: { request: { version: 1, state: 'on' }, answer: onOffer },
  changeStock: {
    request: { id: RESTOCKING_ID, change: 10, reason: 'restocked', note: '三月到货' },
    answer: stocked,
  },
  stockChanges: {
    answer: {
      items: [
        { ...change, id: RESTOCKING_ID, before: 20, after: 30, origin: 'restocked', note: '三月到货' },
        { ...change, id: REWARD_ID, before: null, after: 20, origin: 'drafted' },
      ],
      next: null,
    },
  },
  changeReward: {
    request: { version: 3, ...terms, stock: 30, perMember: 2 },
    answer: { ...stocked, perMember: 2, terms: ['每人限兑 2 件'], version: 4 },
  },
  reward: { answer: { ...stocked, perMember: 2, terms: ['每人限兑 2 件'], version: 4 } },
  rewards: { answer: { items: [{ ...stocked, perMember: 2, terms: ['每人限兑 2 件'], version: 4 }], next: null } },
  rewardRedemptions: {
    answer: {
      items: [
        {
          id: REDEMPTION_ID,
          memberId: MEMBER_ID,
          nameMasked: '王**',
          phoneMasked: '138****8000',
          points: 60,
          valueFen: 600,
          state: 'verified',
          redeemedAt: REDEEMED_AT,
          expiresOn: '2026-04-05',
          verifiedAt: VERIFIED_AT,
          verifiedBy: '一店 · 一号机',
        },
      ],
      next: null,
    },
  },
  addPicture: {
    answer: { key: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', width: 1600, height: 1200 },
  },
};
