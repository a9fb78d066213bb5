// Worked examples of inviting friends: a member's page, the landing of a code, a friend, and the office's word on one.
import type { Example } from './examples';

const FRIEND_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9a02';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9a01';
const REFERRAL_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9a03';
const CODE = '7KX2M9QP';

const sharing = {
  code: CODE,
  page: 'pages/invite/index',
  query: `i=${CODE}`,
  shareTitle: '知夏服装，邀您来看看',
  poster: `/invitations/${CODE}/poster.jpg`,
  card: `/invitations/${CODE}/card.jpg`,
};

export const referralExamples: Readonly<Record<string, Example>> = {
  referral: {
    answer: {
      on: true,
      ...sharing,
      friendGets: ['首次到店 5 折', '迎新礼包'],
      rules: ['好友第一次打开您的邀请后 30 天内入会，算您介绍', '只算从没入过会的好友，每位好友只算一次'],
      counts: { opened: 3, joined: 2, bought: 1 },
      ladder: [
        { friends: 1, counted: 'vip', sentence: '1 位好友成为贵宾', gives: ['同款护理'], reached: true, left: 0 },
        { friends: 3, counted: 'vip', sentence: '3 位好友成为贵宾', gives: ['升一级'], reached: false, left: 2 },
      ],
      next: '再有 2 位好友成为贵宾，升一级',
    },
  },
  friends: {
    answer: { items: [{ id: REFERRAL_ID, name: '林**', state: 'bought', sentence: '3月入会，已到店' }], next: null },
  },
  earned: { answer: { points: 320, thisMonth: 50, sentence: '好友入会第一年，每次消费记多少积分，您得一半' } },
  invitation: {
    answer: { from: '林**', title: '知夏服装，邀您来看看', friendGets: ['首次到店 5 折'], withinDays: 30 },
  },
  touch: { request: { code: CODE, device: 'iPhone 15|iOS 18.1|390x844' }, answer: { state: 'opened' } },
};

export const staffReferralExamples: Readonly<Record<string, Example>> = {
  myCode: { answer: { ...sharing, counts: { opened: 12, joined: 5, bought: 4 } } },
};

const referral = {
  id: REFERRAL_ID,
  friend: { memberId: FRIEND_ID, nameMasked: '周**', phoneMasked: '139****0007' },
  referrer: { memberId: MEMBER_ID, nameMasked: '林**', phoneMasked: '138****8000' },
  staff: null,
  state: 'held',
  reasons: [{ code: 'same_device', sentence: '好友与介绍人的手机型号和网络相同' }],
  riskRank: 0,
  touchedAt: '2026-03-02T06:05:00.000Z',
  boundAt: '2026-03-03T03:20:00.000Z',
  storeName: '新天地店',
  hasBought: true,
  isVip: false,
  points: 0,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
};

export const adminReferralExamples: Readonly<Record<string, Example>> = {
  referrals: { answer: { items: [referral], next: null } },
  decideReferral: {
    request: { approve: true },
    answer: {
      ...referral,
      state: 'accepted',
      reasons: [],
      points: 50,
      decidedBy: '陈总',
      decidedAt: '2026-03-04T02:00:00.000Z',
    },
  },
};
