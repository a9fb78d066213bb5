// How the figures of an event came about, a sentence each; small numbers are called small. Pure. Source: design.md, Copy.
import type { AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { type BusinessDay, yuan } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';

export type EventOutcome = AnswerOf<(typeof eventOutcomeEndpoints)['eventOutcome']>;
type Figures = Omit<EventOutcome, 'words'>;

/** Fewer ratings are single voices. Ours. */
const FEW_RATINGS = 5;

/** Numbers first; `today` decides whether a year is named. */
export function eventOutcomeInWords(outcome: Figures, today: BusinessDay): string[] {
  const { answers, buying } = outcome;
  return [
    answersInWords(answers),
    ...(answers.came === 0 && answers.walkIns === 0 ? ['还没有人签到。'] : [attendanceInWords(answers)]),
    ...ratingsInWords(outcome.ratings),
    ...buyingInWords(buying),
    ...costInWords(outcome.cost),
    ...(buying.isOver || answers.came === 0
      ? []
      : [`统计到${dayInWords(buying.through as BusinessDay, today)}为止，现在的数字还会变。`]),
  ];
}

function answersInWords({ invited, seen, accepted, persons, waitlisted, declined }: Figures['answers']): string {
  return [
    ...(invited === 0 ? [] : [`邀请 ${count(invited)} 人，${count(seen)} 人看过`]),
    `${count(accepted)} 人接受${persons > accepted ? `（连同行 ${count(persons)} 位）` : ''}`,
    ...(waitlisted === 0 ? [] : [`${count(waitlisted)} 人候补`]),
    ...(declined === 0 ? [] : [`${count(declined)} 人谢绝`]),
  ]
    .join('，')
    .concat('。');
}

function attendanceInWords({ came, camePersons, noShows, walkIns }: Figures['answers']): string {
  return [
    `到场会员 ${count(came)} 人，连同行和来宾共 ${count(camePersons)} 位`,
    ...(walkIns === 0 ? [] : [`其中 ${count(walkIns)} 位没有报名`]),
    ...(noShows === 0 ? [] : [`${count(noShows)} 人接受了没有来`]),
  ]
    .join('，')
    .concat('。');
}

function ratingsInWords({ answers, average, nps, npsAnswers, promoters, detractors }: Figures['ratings']): string[] {
  if (answers === 0) return [];
  const stars = `${count(answers)} 人评价，平均 ${average?.toFixed(1) ?? ''} 星`;
  const recommend =
    nps === null
      ? ''
      : `；${count(npsAnswers)} 人答了愿不愿意带朋友来，9 到 10 分 ${count(promoters)} 人，0 到 6 分 ${count(detractors)} 人，NPS ${signed(nps)}`;
  return [`${stars}${recommend}。`, ...(answers < FEW_RATINGS ? ['评价的人还少，先看原话，别看平均。'] : [])];
}

function buyingInWords({ days, came, stayed, difference }: Figures['buying']): string[] {
  if (came.members === 0) return [];
  const first = `活动后 ${days} 天内，到场的 ${count(came.members)} 人里 ${count(came.buyers)} 人消费（${came.buyersPercent}%），共 ${yuan(came.spendFen)}，人均 ${yuan(came.perMemberFen)}。`;
  if (stayed === null) return [first, '受邀的人都来了，没有可以比较的。'];
  return [
    first,
    `受邀没有来的 ${count(stayed.members)} 人里 ${count(stayed.buyers)} 人消费（${stayed.buyersPercent}%），人均 ${yuan(stayed.perMemberFen)}。`,
    verdictInWords(came.members, stayed.members, difference),
  ];
}

function verdictInWords(came: number, stayed: number, difference: Figures['buying']['difference']): string {
  if (difference === null || difference.verdict === 'too_few')
    return `样本太少（${count(came)} 人对 ${count(stayed)} 人），看不出差别是不是偶然。`;
  const range = `95% 的把握在 ${signed(difference.low)} 到 ${signed(difference.high)} 之间`;
  if (difference.verdict === 'unclear')
    return `消费比例相差 ${signed(difference.points)} 个百分点，${range}，可能只是偶然。`;
  const more = difference.verdict === 'more' ? '高' : '低';
  return `来的人消费比例${more} ${Math.abs(difference.points)} 个百分点，${range}；愿意来的人本来就可能更常买，不全是活动带来的。`;
}

function costInWords({ thanksPoints, thanksMembers, gifts, pricePoints, feesFen }: Figures['cost']): string[] {
  const parts = [
    ...(thanksPoints === 0 ? [] : [`送到场积分 ${count(thanksPoints)} 分（${count(thanksMembers)} 人）`]),
    ...(gifts === 0 ? [] : [`送权益 ${count(gifts)} 份`]),
    ...(pricePoints === 0 ? [] : [`会员付了 ${count(pricePoints)} 积分`]),
    ...(feesFen === 0 ? [] : [`到店收费 ${yuan(feesFen)}`]),
  ];
  return parts.length === 0 ? [] : [`${parts.join('，')}。`];
}

const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${Math.abs(points)}` : '0');
