// How the figures of a run came about, a sentence each; small numbers are called small. Pure. Source: design.md, Copy.
import type { AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { type BusinessDay, yuan } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';

type Outcome = AnswerOf<(typeof adminCampaignEndpoints)['campaignRun']>;

/** Numbers first; `today` decides whether a year is named. */
export function outcomeInWords(outcome: Omit<Outcome, 'words'>, today: BusinessDay): string[] {
  const { run, send, holdout, days, through, isOver, read } = outcome;
  if (send.members === 0) return ['这一次还没有发给任何人。'];
  return [
    `发给 ${count(send.members)} 人，${count(read)} 人已读；发出后 ${days} 天内 ${count(send.buyers)} 人消费（${send.buyersPercent}%），共 ${yuan(send.spendFen)}，人均 ${yuan(send.perMemberFen)}。`,
    ...(holdout === null
      ? ['没有留对照组，不能说其中多少是它带来的。']
      : [
          `同样条件留出 ${count(holdout.members)} 人没有发，其中 ${count(holdout.buyers)} 人消费（${holdout.buyersPercent}%），人均 ${yuan(holdout.perMemberFen)}。`,
          verdictInWords(outcome),
        ]),
    ...(run.endedBy === 'message_budget' ? ['消息预算用完，后面的会员没有发。'] : []),
    ...(run.endedBy === 'coupon_budget' ? ['券的预算用完，后面的会员没有发。'] : []),
    ...(isOver ? [] : [`统计到${dayInWords(through as BusinessDay, today)}为止，现在的数字还会变。`]),
  ];
}

function verdictInWords({ uplift, send, holdout }: Omit<Outcome, 'words'>): string {
  if (uplift === null || uplift.verdict === 'too_few')
    return `样本太少（${count(send.members)} 人对 ${count(holdout?.members ?? 0)} 人），看不出差别是不是偶然。`;
  const range = `95% 的把握在 ${signed(uplift.low)} 到 ${signed(uplift.high)} 之间`;
  if (uplift.verdict === 'unclear') return `消费比例相差 ${signed(uplift.points)} 个百分点，${range}，可能只是偶然。`;
  const extra = uplift.extraFen >= 0 ? `多 ${yuan(uplift.extraFen)}` : `少 ${yuan(-uplift.extraFen)}`;
  return `消费比例${uplift.verdict === 'more' ? '高' : '低'} ${Math.abs(uplift.points)} 个百分点，${range}；按人均折算，消费${extra}。`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${Math.abs(points)}` : '0');
