// Worked examples of messages beside the inbox, and of care tasks. A test parses them all.
import type { Example } from './examples';

const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const TASK_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e721';
const SEND_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e722';
const ASK_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e723';
const TEMPLATE = 'tmpl-redemption';

const settings = {
  topics: [
    {
      topic: 'redemption',
      name: '兑换与领取',
      about: '兑换成功、领取期限',
      ways: [{ reach: 'wechat', name: '微信通知', wanted: true }],
    },
  ],
  quiet: '21 点到次日 9 点',
};

export const messageExamples: Readonly<Record<string, Example>> = {
  messageSettings: { answer: settings },
  changeMessageSetting: { request: { topic: 'redemption', reach: 'wechat', wanted: true }, answer: settings },
  messageAsks: { answer: { templates: [TEMPLATE] } },
  messageGrants: { request: { ask: ASK_ID, results: { [TEMPLATE]: 'accept' } }, answer: { noted: 1 } },
};

export const staffCareExamples: Readonly<Record<string, Example>> = {
  careTasks: {
    answer: {
      businessDay: '2026-03-05',
      tasks: [
        {
          id: TASK_ID,
          memberId: MEMBER_ID,
          nameMasked: '王**',
          kind: 'birthday',
          title: '生日前电话问候',
          script: '3月12日生日；问候在先，不谈推销',
          dueOn: '2026-03-05',
          when: 'today',
          owner: 'guide',
          mine: true,
          guideName: '周敏',
          contacts: 0,
        },
      ],
      next: null,
    },
  },
  reportCare: {
    request: { report: ASK_ID, outcome: 'reached', note: '周六来店' },
    answer: { status: 'done', shownOn: null },
  },
  carePhone: { answer: { name: '王小姐', phone: '13800138000' } },
};

export const adminMessageExamples: Readonly<Record<string, Example>> = {
  messageSends: {
    answer: {
      items: [
        {
          id: SEND_ID,
          memberId: MEMBER_ID,
          nameMasked: '王**',
          phoneMasked: '138****8000',
          at: '2026-03-05T03:20:30.000Z',
          kind: 'redemption',
          title: '已兑换「真丝小方巾」',
          channel: 'subscription',
          state: 'sent',
          why: null,
          code: null,
          dueAt: '2026-03-05T03:20:30.000Z',
          attempts: 1,
          readAt: null,
        },
      ],
      next: null,
    },
  },
  messageFigures: {
    answer: {
      from: '2026-02-03',
      to: '2026-03-05',
      off: ['email'],
      kinds: [
        {
          kind: 'redemption',
          messages: 12,
          sent: 7,
          waiting: 0,
          noGrant: 4,
          failed: 1,
          unknown: 0,
          skipped: 0,
          read: 9,
        },
      ],
    },
  },
  careList: {
    answer: {
      businessDay: '2026-03-05',
      items: [
        {
          id: TASK_ID,
          memberId: MEMBER_ID,
          nameMasked: '王**',
          phoneMasked: '138****8000',
          kind: 'birthday',
          title: '生日前电话问候',
          script: '',
          owner: 'guide',
          storeName: '一店',
          guideName: '周敏',
          dueOn: '2026-03-05',
          isOverdue: false,
          state: 'open',
          contacts: 0,
          outcome: null,
          note: null,
          doneAt: null,
          doneBy: null,
        },
      ],
      next: null,
    },
  },
};
