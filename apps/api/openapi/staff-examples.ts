// Worked examples of the counter: the customer of the till's afternoon comes in, and fetches what was redeemed.
import type { Example } from './examples';

const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const REDEMPTION_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e710';

export const staffDeskExamples: Readonly<Record<string, Example>> = {
  findMember: {
    request: { card: '58203117406193840277' },
    answer: {
      memberId: MEMBER_ID,
      state: 'active',
      name: '王小姐',
      phoneMasked: '138****8000',
      tier: { code: 'regular', name: '普通' },
      joinedOn: '2026-03-02',
      lastVisit: { on: '2026-03-05', storeName: '一店' },
      points: { available: 8, pending: 0, worthFen: 0 },
      openRedemptions: 1,
      mayRedeem: true,
      say: [
        { about: 'redemption', sentence: '1 件兑换待领：真丝丝巾，留到4月5日' },
        { about: 'new_member', sentence: '新会员，3月2日入会，请说声欢迎' },
        { about: 'next_tier', sentence: '再消费 ¥4,320，升级白银' },
      ],
    },
  },
  findRedemption: {
    request: { code: '834903201885' },
    answer: {
      redemptionId: REDEMPTION_ID,
      name: '真丝丝巾',
      points: 60,
      valueFen: 600,
      state: 'verified',
      redeemedOn: '2026-03-06',
      expiresOn: '2026-04-05',
      verifiedAt: '2026-03-07T06:05:30.000Z',
      verifiedBy: '一店 · 周敏',
      nameMasked: '王**',
      frozen: false,
    },
  },
  today: {
    answer: {
      businessDay: '2026-03-07',
      deeds: [
        {
          id: '0195c2a8-0000-7000-8000-0c9a41d3e712',
          at: '2026-03-07T06:05:30.000Z',
          what: 'redemption_verified',
          nameMasked: '王**',
          rewardName: '真丝丝巾',
        },
        {
          id: '0195c2a7-0000-7000-8000-0c9a41d3e711',
          at: '2026-03-07T06:04:10.000Z',
          what: 'found_by_card',
          nameMasked: '王**',
          rewardName: null,
        },
      ],
      next: null,
    },
  },
};
