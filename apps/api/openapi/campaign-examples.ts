// Worked examples of segments and campaigns: members who have not come for long, written to with a coupon. A test asks for them.
import type { Example } from './examples';

const SEGMENT_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c01';
const CAMPAIGN_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const RUN_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c03';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c04';

const rule = {
  all: [
    { fact: 'tier', tiers: ['gold', 'platinum'] },
    { fact: 'recency', is: 'at_least', days: 90 },
  ],
};
const words = '黄金、铂金会员，并且满 90 天没有消费';
const segment = {
  id: SEGMENT_ID,
  name: '好久没来的黄金',
  rule,
  words,
  archived: false,
  version: 1,
  updatedAt: '2026-03-02T02:00:00.000Z',
};
const tags = { tags: [{ tag: '爱穿亚麻', by: '周敏', at: '2026-03-02T02:00:00.000Z' }], known: ['爱穿亚麻', '送礼多'] };

export const segmentExamples: Readonly<Record<string, Example>> = {
  previewSegment: {
    request: { rule },
    answer: {
      words,
      members: 42,
      reachable: 40,
      sample: [{ memberId: MEMBER_ID, nameMasked: '林*', phoneMasked: '138****8000', tierName: '黄金' }],
    },
  },
  createSegment: { request: { id: SEGMENT_ID, name: segment.name, rule }, answer: segment },
  changeSegment: {
    request: { version: 1, name: '好久没来的老客', rule, archived: false },
    answer: { ...segment, name: '好久没来的老客', version: 2 },
  },
  setMemberTags: { request: { tags: ['爱穿亚麻'] }, answer: tags },
};

const terms = {
  name: '春天回来坐坐',
  rule,
  schedule: { kind: 'once', at: '2026-03-05T10:00:00+08:00' },
  content: {
    title: '好久不见',
    body: '{称呼}，给您留了一张券，您还有 {可用积分} 积分可用。',
    link: 'coupons',
    coupon: { name: '满减 50 元券', kind: 'amount', percentOff: null, amountFen: 5_000, validDays: 30, costFen: 5_000 },
    care: null,
  },
  mostMessages: 500,
  mostCouponFen: 200_000,
  holdoutPercent: 10,
  outcomeDays: 14,
  cooldownDays: 90,
};
const campaign = {
  id: CAMPAIGN_ID,
  ready: null,
  ...terms,
  state: 'draft',
  whom: words,
  when: '3月5日 10:00，一次',
  nextOn: null,
  nextAt: null,
  sentMessages: 0,
  sentCouponFen: 0,
  runs: 0,
  lastRunId: null,
  version: 1,
  updatedAt: '2026-03-02T02:00:00.000Z',
};
const run = {
  id: RUN_ID,
  campaignId: CAMPAIGN_ID,
  campaignName: terms.name,
  day: '2026-03-05',
  state: 'stopped',
  sent: 20,
  heldOut: 2,
  couponFen: 100_000,
  endedBy: null,
  startedAt: '2026-03-05T02:00:00.000Z',
  stoppedBy: '总务',
  finishedAt: null,
};

export const campaignExamples: Readonly<Record<string, Example>> = {
  previewCampaign: {
    request: terms,
    answer: {
      whom: words,
      when: campaign.when,
      members: 40,
      holdout: 4,
      couponFen: 180_000,
      title: '好久不见',
      body: '林知夏，给您留了一张券，您还有 1,240 积分可用。',
      wechat: '林知夏，给您留了一张券，您还有 1,240 积分可用',
      sms: '【贵客】好久不见。林知夏，给您留了一张券，您还有 1,240 积分可用。',
      email: { subject: '（广告）好久不见', text: '好久不见\n\n林知夏，给您留了一张券，您还有 1,240 积分可用。\n' },
      warnings: [],
    },
  },
  createCampaign: { request: { id: CAMPAIGN_ID, ...terms }, answer: campaign },
  changeCampaign: {
    request: { version: 1, ...terms, holdoutPercent: 20 },
    answer: { ...campaign, holdoutPercent: 20, version: 2 },
  },
  switchCampaign: {
    request: { version: 2, state: 'scheduled' },
    answer: { ...campaign, state: 'scheduled', nextOn: '2026-03-05', nextAt: '2026-03-05T02:00:00.000Z', version: 3 },
  },
  switchReadyCampaign: {
    request: { on: true },
    answer: {
      code: 'win_back',
      name: '好久不见',
      about: '很久没来的会员，请回店里坐坐；半年内只发一次。',
      on: true,
      by: 'campaign',
      campaignId: CAMPAIGN_ID,
      sent: 0,
      read: 0,
    },
  },
  testCampaign: {
    request: { id: RUN_ID, phone: '13800138000' },
    answer: { title: '好久不见', body: '林知夏，给您留了一张券，您还有 1,240 积分可用。' },
  },
  switchRun: { request: { state: 'stopped' }, answer: run },
};
