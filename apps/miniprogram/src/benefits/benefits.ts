// What the pages of benefits say about what the server answered. Pure.
import type { AnswerOf, benefitEndpoints } from '@guike/contracts/http';

export type MyBenefits = AnswerOf<typeof benefitEndpoints.mine>;
export type Benefit = AnswerOf<typeof benefitEndpoints.benefit>['benefit'];
export type BenefitUse = AnswerOf<typeof benefitEndpoints.confirm>;
export type Choices = AnswerOf<typeof benefitEndpoints.choices>;

/** How to get one, in the few words that a card has room for; its page tells all. */
const ways: Readonly<Record<Benefit['delivery'], string>> = {
  arrival: '到店即享',
  booking: '预约后到店',
  loan: '到店借用',
  coupon: '领券使用',
  priority: '优先安排',
  longer_return: '退换更从容',
  event: '活动报名',
  service: '专人安排',
  partner: '合作商家',
  custom: '为您准备',
};

/** Under a benefit's name: why not now, how often still, what limits it, or how to get it. */
export const noteOf = ({ sentence, leftSentence, terms, delivery }: Benefit): string =>
  sentence ?? leftSentence ?? terms[0] ?? ways[delivery];

/** The number that the tab begins with. */
export function usableOf({ surprises, mine }: MyBenefits): number {
  return [...surprises, ...mine].filter(({ can }) => can).length;
}

export interface Chosen {
  readonly codes: readonly string[];
  /** Beyond what was in force. */
  readonly added: readonly string[];
  /** In force until now, and given up. */
  readonly givenUp: readonly string[];
  readonly full: boolean;
}

/** What a set on the screen means against what is in force. */
export function chosenOf(codes: readonly string[], { picked, most }: Choices): Chosen {
  return {
    codes,
    added: codes.filter((code) => !picked.includes(code)),
    givenUp: picked.filter((code) => !codes.includes(code)),
    full: codes.length >= most,
  };
}

/** What stands in the way of keeping what is chosen, before the server is asked; null: nothing. */
export function obstacleTo({ added, givenUp, codes }: Chosen, choices: Choices): string | null {
  const { picked, resting, most, mayChange, sentence } = choices;
  if (resting.length > 0) return codes.length < most ? `请选满要留下的 ${most} 项` : null;
  if (added.length === 0 && givenUp.length === 0) return null;
  if (givenUp.length > 0 && picked.length > 0 && !mayChange) return sentence;
  return null;
}
