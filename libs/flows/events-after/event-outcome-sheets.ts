// The figures of an event as sheets of a workbook. Pure.
import type { Sheet } from '@guike/platform';
import type { EventOutcome } from './event-outcome-words';

const yuanOf = (fen: number): number => fen / 100;

/** Answers, ratings, purchases and cost, then the sentences. Money in yuan. */
export function eventOutcomeSheets({ title, answers, ratings, buying, cost, words }: EventOutcome): Sheet[] {
  const arms = [
    { name: '到场的会员', arm: buying.came },
    ...(buying.stayed === null ? [] : [{ name: '受邀没有来的', arm: buying.stayed }]),
  ];
  return [
    answersSheet(answers),
    {
      name: '评价',
      widths: [24, 12],
      head: ['项目', '数'],
      rows: [
        ...ratings.stars.map((n, at) => [`${at + 1} 星（人）`, n]),
        ['平均', ratings.average],
        ['9 到 10 分（人）', ratings.promoters],
        ['7 到 8 分（人）', ratings.passives],
        ['0 到 6 分（人）', ratings.detractors],
        ['NPS', ratings.nps],
      ],
    },
    {
      name: '消费',
      widths: [20, 10, 12, 14, 12, 16, 14],
      head: ['组', '人数', '消费人数', '消费比例 %', '消费笔数', '消费金额（元）', '人均（元）'],
      rows: arms.map(({ name, arm }) => [
        name,
        ...[arm.members, arm.buyers, arm.buyersPercent, arm.purchases, yuanOf(arm.spendFen), yuanOf(arm.perMemberFen)],
      ]),
    },
    {
      name: '花费',
      widths: [24, 14],
      head: ['项目', '数'],
      rows: [
        ['送到场积分', cost.thanksPoints],
        ['送到场积分（人）', cost.thanksMembers],
        ['送权益（份）', cost.gifts],
        ['会员付的积分', cost.pricePoints],
        ['到店收费（元）', yuanOf(cost.feesFen)],
      ],
    },
    {
      name: '说明',
      widths: [100],
      head: [`${title}，统计 ${buying.days} 天`],
      rows: words.map((line) => [line]),
    },
  ];
}

const answersSheet = (answers: EventOutcome['answers']): Sheet => ({
  name: '参加',
  widths: [24, 12],
  head: ['项目', '数'],
  rows: [
    ['邀请（人）', answers.invited],
    ['看过（人）', answers.seen],
    ['接受（人）', answers.accepted],
    ['接受连同行（位）', answers.persons],
    ['候补（人）', answers.waitlisted],
    ['谢绝（人）', answers.declined],
    ['到场会员（人）', answers.came],
    ['到场共（位）', answers.camePersons],
    ['没有报名就来的（位）', answers.walkIns],
    ['接受没有来（人）', answers.noShows],
  ],
});
