// One worked example for each endpoint of the till: a shop's afternoon, so that the page can be read as a story. A test parses them all.
export interface Example {
  readonly request?: unknown;
  readonly answer: unknown;
}

const PURCHASE_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a01';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const REFUND_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e703';

const receipt = { businessDay: '2026-03-02', number: '0042' };
const refundReceipt = { businessDay: '2026-03-05', number: '0007' };
const exchangeReceipts = [
  { businessDay: '2026-03-05', number: '0008' },
  { businessDay: '2026-03-05', number: '0009' },
] as const;

const sale = {
  receipt,
  paidAt: '2026-03-02T14:05:00+08:00',
  member: { phone: '13800138000', name: '王小姐' },
  lines: [
    { sku: '85123', category: 'shirt', name: '真丝衬衫', quantity: 1, unitPriceFen: 68_000, amountFen: 68_000 },
    { sku: '22423', category: 'scarf', name: '羊绒围巾', quantity: 1, unitPriceFen: 36_000, amountFen: 36_000 },
  ],
  orderDiscountFen: 4_000,
  tenders: [{ kind: 'cash', amountFen: 100_000 }],
  servingGuide: 'guide1',
  joinConsent: { version: '1' },
};

const sold = {
  purchaseId: PURCHASE_ID,
  memberId: MEMBER_ID,
  duplicate: false,
  memberState: 'active',
  joined: true,
  mayJoin: false,
  netFen: 100_000,
  eligibleFen: 100_000,
  pointsEarned: 100,
  availableOn: '2026-03-03',
  balance: 100,
  pending: 100,
  owed: 0,
  tier: 'regular',
  tierName: '普通',
  upgradedFrom: null,
  next: { tier: 'silver', name: '白银', sentence: '再消费 ¥4,000，升级白银', spendFen: 400_000 },
  notice: null,
  printLines: [
    '欢迎您成为会员',
    '本次积分 100（3月3日起可用）',
    '积分余额 100，其中待生效 100',
    '会员等级 普通',
    '再消费 ¥4,000，升级白银',
  ],
};

const refund = {
  receipt: refundReceipt,
  original: receipt,
  refundedAt: '2026-03-05T11:20:00+08:00',
  what: { mode: 'lines', lines: [{ lineNumber: 2, quantity: 1 }] },
  reason: '颜色不合适',
};

const refunded = {
  refundId: REFUND_ID,
  duplicate: false,
  parked: false,
  matched: true,
  purchaseId: PURCHASE_ID,
  memberId: MEMBER_ID,
  returnedFen: 34_615,
  pointsReversed: 35,
  pointsReturned: 0,
  balance: 65,
  pending: 0,
  owed: 0,
  tierName: '普通',
  printLines: ['退款 ¥346.15', '扣回积分 35', '积分余额 65'],
};

const held = {
  holdId: '0195c1f2-9b60-7a11-8c1e-5d2f7a90b613',
  memberId: MEMBER_ID,
  state: 'open',
  points: 300,
  amountFen: 3_000,
  expiresAt: '2026-03-05T03:30:00Z',
  balance: 200,
};

const exchange = {
  refund: {
    ...refund,
    receipt: exchangeReceipts[0],
    what: { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] },
    reason: '换大一码',
  },
  purchase: {
    receipt: exchangeReceipts[1],
    paidAt: '2026-03-05T11:20:00+08:00',
    member: { id: MEMBER_ID },
    lines: [
      { sku: '85124', category: 'shirt', name: '真丝衬衫 L', quantity: 1, unitPriceFen: 68_000, amountFen: 68_000 },
    ],
  },
};

const exchanged = {
  refund: {
    ...refunded,
    refundId: '0195c1f2-8d40-7b6a-8f55-0c9a41d3e704',
    returnedFen: 65_385,
    pointsReversed: 65,
    balance: 0,
    printLines: ['退款 ¥653.85', '扣回积分 65', '积分余额 0'],
  },
  purchase: {
    ...sold,
    purchaseId: '0195c1f2-8d40-7b6a-8f55-0c9a41d3e705',
    joined: false,
    netFen: 68_000,
    eligibleFen: 68_000,
    pointsEarned: 68,
    availableOn: '2026-03-06',
    balance: 68,
    pending: 68,
    next: { tier: 'silver', name: '白银', sentence: '再消费 ¥4,320，升级白银', spendFen: 432_000 },
    printLines: [
      '本次积分 68（3月6日起可用）',
      '积分余额 68，其中待生效 68',
      '会员等级 普通',
      '再消费 ¥4,320，升级白银',
    ],
  },
};

/** By the endpoint's name in the contract. */
export const examples: Readonly<Record<string, Example>> = {
  recordPurchase: { request: sale, answer: sold },
  findPurchase: {
    answer: {
      ...sold,
      joined: false,
      printLines: sold.printLines.slice(1),
      status: 'recorded',
      receipt,
      paidAt: '2026-03-02T06:05:00.000Z',
      returnedFen: 0,
      lines: [
        { ...sale.lines[0], lineNumber: 1, netFen: 65_385, returnedQuantity: 0 },
        { ...sale.lines[1], lineNumber: 2, netFen: 34_615, returnedQuantity: 0 },
      ],
    },
  },
  join: { request: { receipt, consent: { version: '1' }, enrolledBy: 'guide1' }, answer: sold },
  voidPurchase: {
    request: { receipt, voidedAt: '2026-03-02T14:10:00+08:00', reason: '收银员输错' },
    answer: {
      ...refunded,
      returnedFen: 100_000,
      pointsReversed: 100,
      balance: 0,
      printLines: ['退款 ¥1,000', '扣回积分 100', '积分余额 0'],
    },
  },
  recordRefund: { request: refund, answer: refunded },
  findRefund: { answer: refunded },
  exchange: { request: exchange, answer: exchanged },
  findMember: {
    answer: {
      memberId: MEMBER_ID,
      state: 'active',
      nameMasked: '王**',
      phoneMasked: '138****8000',
      tier: 'regular',
      tierName: '普通',
      balance: 65,
      pending: 0,
      owed: 0,
      mayRedeem: true,
      discounts: [],
    },
  },
  holdPoints: {
    request: {
      id: '0195c1f2-9b60-7a11-8c1e-5d2f7a90b613',
      card: '12345678901234567890',
      amountFen: 3_000,
    },
    answer: held,
  },
  releasePoints: { answer: { ...held, state: 'released', balance: 500 } },
  reconcile: {
    answer: {
      businessDay: '2026-03-02',
      totals: {
        purchases: 1,
        voids: 0,
        netFen: 100_000,
        topUpFen: 0,
        refunds: 0,
        returnedFen: 0,
        parkedRefunds: 0,
        pointsEarned: 100,
        pointsReversed: 0,
      },
      receipts: [
        { kind: 'sale', number: '0042', at: '2026-03-02T06:05:00Z', netFen: 100_000, points: 100, status: 'recorded' },
      ],
      next: null,
    },
  },
};
