// The figures of a run as sheets of a workbook. Pure.
import type { AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import type { Sheet } from '@guike/platform';

type Outcome = AnswerOf<(typeof adminCampaignEndpoints)['campaignRun']>;

const yuanOf = (fen: number): number => fen / 100;

/** The comparison, the ways beside the inbox, and the sentences. Money in yuan. */
export function outcomeSheets(outcome: Outcome): Sheet[] {
  const { run, send, holdout, channels, words, read } = outcome;
  const arms = [
    { name: '收到的会员', arm: send, read },
    ...(holdout === null ? [] : [{ name: '对照组（没有发）', arm: holdout, read: null }]),
  ];
  return [
    {
      name: '效果',
      widths: [20, 10, 10, 12, 14, 12, 16, 14],
      head: ['组', '人数', '已读', '消费人数', '消费比例 %', '消费笔数', '消费金额（元）', '人均（元）'],
      rows: arms.map(({ name, arm, read: hasRead }) => [
        name,
        arm.members,
        hasRead,
        arm.buyers,
        arm.buyersPercent,
        arm.purchases,
        yuanOf(arm.spendFen),
        yuanOf(arm.perMemberFen),
      ]),
    },
    {
      name: '其他渠道',
      widths: [20, 16, 12],
      head: ['渠道', '结果', '条数'],
      rows: channels.map(({ channel, state, messages }) => [
        channelNames[channel] ?? channel,
        stateNames[state] ?? state,
        messages,
      ]),
    },
    {
      name: '说明',
      widths: [100],
      head: [`${run.campaignName}，${run.day}，统计 ${outcome.days} 天`],
      rows: words.map((line) => [line]),
    },
  ];
}

const channelNames: Readonly<Record<string, string>> = {
  subscription: '微信通知',
  official_account: '公众号',
  email: '邮件',
  sms: '短信',
  care: '店员联系',
  none: '只在消息里',
};
const stateNames: Readonly<Record<string, string>> = {
  planned: '待发',
  sending: '正在发',
  sent: '已送出',
  unknown: '不确定',
  failed: '没送到',
  skipped: '没有发',
};
