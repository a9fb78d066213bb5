// One worked example for each endpoint of members and of signing in: what the phone of the customer of the till's
// afternoon shows after the exchange. A test asks for all of them.
import type { Example } from './examples';

const SALE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a01';
const NEW_SALE_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e705';
const MESSAGE_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e706';
const JOINED_AT = '2026-03-02T06:05:30.000Z';
const EXCHANGED_AT = '2026-03-05T03:20:30.000Z';

const tiers = [
  { code: 'regular', name: '普通', ways: ['入会即享'], benefits: '3 项权益任选' },
  {
    code: 'silver',
    name: '白银',
    ways: ['当日充值满 ¥2,000、消费满 ¥1,500', '累计消费满 ¥5,000'],
    benefits: '6 项权益任选',
  },
  {
    code: 'gold',
    name: '黄金',
    ways: ['当日充值满 ¥3,000、购买满 3 件、消费满 ¥2,000', '累计消费满 ¥20,000'],
    benefits: '12 项权益任选',
  },
  {
    code: 'platinum',
    name: '铂金',
    ways: ['当日充值满 ¥5,000、购买满 5 件、消费满 ¥3,000', '累计消费满 ¥50,000'],
    benefits: '全部权益',
  },
] as const;

const papers = { agreement: '2026-11', privacy: '2026-12' };

export const doorExamples: Readonly<Record<string, Example>> = {
  welcome: {
    answer: {
      shopName: '贵客',
      joining: ['一次购买 2 件本品牌商品'],
      points: [
        '每消费 ¥10 记 1 积分',
        '每月 8 日会员日，积分 2 倍',
        '积分次日起可以使用，24 个月内有效',
        '10 积分可抵 ¥1',
        '退货时，这笔消费记入的积分随之退回',
      ],
      tiers,
      papers,
      purposes: [
        {
          purpose: 'marketing',
          version: '2026-11',
          title: '营销信息',
          text: '新品、活动和生日祝福发到您的消息和手机。不同意时，只收到与您的消费、积分、预约有关的通知。',
        },
      ],
      sms: true,
      filing: null,
      sandboxUrl: null,
    },
  },
  signIn: {
    request: { code: '0b3Xf1000aBcDe1fGh200iJk3L0Xf10M' },
    answer: { status: 'guest', ticket: 'eyJhbGciOiJIUzI1NiJ9…', token: 'eyJhbGciOiJIUzI1NiJ9…' },
  },
  bind: {
    request: {
      ticket: 'eyJhbGciOiJIUzI1NiJ9…',
      phoneCode: 'e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144',
      consents: papers,
    },
    answer: { token: 'eyJhbGciOiJIUzI1NiJ9…', state: 'active', consentDue: false, found: true, joined: true },
  },
};

const message = {
  id: MESSAGE_ID,
  kind: 'purchase',
  title: '68 积分已记入',
  body: '3月5日的消费为您记入 68 积分，3月6日起可用。',
  at: EXCHANGED_AT,
  read: false,
};

const firstSale = {
  purchaseId: SALE_ID,
  storeName: '一店',
  businessDay: '2026-03-02',
  number: '0042',
  netFen: 100_000,
  returnedFen: 100_000,
};

const lines = [
  {
    seq: 4,
    kind: 'earn',
    title: '消费 · 一店',
    points: 68,
    day: '2026-03-05',
    at: EXCHANGED_AT,
    why: ['实付 ¥680，每 ¥10 记 1 分'],
    lot: {
      state: 'pending',
      left: 68,
      availableOn: '2026-03-06',
      expiresOn: '2028-03-05',
      sentence: '3月6日起可用，2028年3月5日到期',
    },
    receipt: {
      purchaseId: NEW_SALE_ID,
      storeName: '一店',
      businessDay: '2026-03-05',
      number: '0009',
      netFen: 68_000,
      returnedFen: 0,
    },
  },
  {
    seq: 3,
    kind: 'settle',
    title: '换货退回 · 一店',
    points: -65,
    day: '2026-03-05',
    at: EXCHANGED_AT,
    why: ['3月2日的消费退回 ¥653.85', '扣回 65 分'],
    lot: null,
    receipt: firstSale,
  },
  {
    seq: 2,
    kind: 'settle',
    title: '退货 · 一店',
    points: -35,
    day: '2026-03-05',
    at: EXCHANGED_AT,
    why: ['3月2日的消费退回 ¥346.15', '这笔消费现应得 65 分，扣回 35 分'],
    lot: null,
    receipt: firstSale,
  },
  {
    seq: 1,
    kind: 'earn',
    title: '入会当日消费 · 一店',
    points: 100,
    day: '2026-03-02',
    at: JOINED_AT,
    why: ['实付 ¥1,000，每 ¥10 记 1 分'],
    lot: {
      state: 'reversed',
      left: 0,
      availableOn: '2026-03-03',
      expiresOn: '2028-03-02',
      sentence: '已随退货扣回',
    },
    receipt: firstSale,
  },
];

export const memberExamples: Readonly<Record<string, Example>> = {
  home: {
    answer: {
      state: 'active',
      name: '王小姐',
      frozen: null,
      leavingThrough: null,
      joining: [],
      tier: { code: 'regular', name: '普通', since: JOINED_AT },
      points: { balance: 68, available: 0, pending: 68, pendingUntil: '2026-03-06', owed: 0, worthFen: 0 },
      expiring: { points: 68, on: '2028-03-05' },
      next: { tier: 'silver', name: '白银', sentence: '再消费 ¥4,320，升级白银', spendFen: 432_000 },
      progress: 0.136,
      inbox: { unread: 1, latest: [message] },
    },
  },
  points: {
    answer: {
      points: {
        balance: 68,
        available: 0,
        pending: 68,
        owed: 0,
        worthFen: 0,
        expiring: [{ points: 68, on: '2028-03-05' }],
      },
      months: [{ month: '2026-03', gained: 168, given: 100 }],
      lines,
      next: null,
    },
  },
  card: {
    answer: {
      card: {
        number: '83490320188',
        secret: '92d789c03cb648ffb2958a392170be50ee7c88408c496a022d44065f50d0fd3d',
      },
      now: EXCHANGED_AT,
    },
  },
  tiers: {
    answer: {
      mine: { code: 'regular', name: '普通', since: JOINED_AT, why: '入会即为普通会员', decidedOn: '2026-03-02' },
      lifetimeFen: 68_000,
      counted: [{ purchaseId: NEW_SALE_ID, day: '2026-03-05', storeName: '一店', netFen: 68_000 }],
      tiers: [
        { ...tiers[0], place: 'current', missing: null, progress: null },
        { ...tiers[1], place: 'next', missing: '再消费 ¥4,320，升级白银', progress: 0.136 },
        { ...tiers[2], place: 'beyond', missing: '再消费 ¥19,320，升级黄金', progress: 0.034 },
        { ...tiers[3], place: 'beyond', missing: '再消费 ¥49,320，升级铂金', progress: 0.0136 },
      ],
      notes: [
        '达到任一条件，当次消费即升级，不用申请。',
        '累计消费从入会起计算，退货会相应减少。',
        '等级由系统按以上条件自动评定，有疑问请到门店核对。',
      ],
    },
  },
  inbox: { answer: { messages: [{ ...message, link: null }], next: null } },
  readInbox: { request: { through: SALE_ID }, answer: { unread: 1 } },
  me: {
    answer: {
      state: 'active',
      name: '王小姐',
      phoneMasked: '138****8000',
      joinedOn: '2026-03-02',
      joinedStore: '一店',
      avatar: null,
      leavingThrough: null,
      consents: [{ purpose: 'membership', version: '1', at: '2026-03-02T06:05:00.000Z', from: '门店' }],
      consentDue: true,
    },
  },
  agree: { request: papers, answer: { consentDue: false } },
  rename: { request: { name: '王小美' }, answer: { name: '王小美' } },
};

export const staffExamples: Readonly<Record<string, Example>> = {
  signIn: {
    request: { login: 'manager1', password: '••••••••' },
    answer: {
      login: 'manager1',
      name: '李店长',
      role: 'manager',
      storeCode: 'S1',
      storeName: '一店',
      token: 'eyJhbGciOiJIUzI1NiJ9…',
    },
  },
};
