// The words of a campaign with what they leave open filled in for one member. Pure.
import type { BusinessDay, Points } from '@guike/kernel';
import { count, dayInWords } from '@guike/programme';

/** What stands in braces in a text. */
export const variables = ['称呼', '等级', '可用积分', '到期积分', '到期日'] as const;
type Variable = (typeof variables)[number];

export interface LetterFacts {
  readonly name: string | null;
  readonly tierName: string | null;
  readonly available: Points;
  /** What ends next, all of its last day; null when nothing does. */
  readonly expiring: { readonly points: Points; readonly on: BusinessDay } | null;
}

const PATTERN = /\{([^{}]*)\}/g;
const isVariable = (text: string): text is Variable => (variables as readonly string[]).includes(text);

/** Names in braces that nothing stands for. */
export const unknownVariables = (text: string): string[] =>
  [...text.matchAll(PATTERN)].map(([, name]) => name ?? '').filter((name) => !isVariable(name));

/** Names in braces that something stands for. */
export const variablesOf = (text: string): Variable[] =>
  [...text.matchAll(PATTERN)].map(([, name]) => name ?? '').filter(isVariable);

/** The text for a member. Whoever has no name is 您; braces that nothing stands for stay as they are. */
export function filled(text: string, facts: LetterFacts, today: BusinessDay): string {
  return text.replace(PATTERN, (whole, name: string) => (isVariable(name) ? valueOf(name, facts, today) : whole));
}

function valueOf(name: Variable, { name: called, tierName, available, expiring }: LetterFacts, today: BusinessDay) {
  switch (name) {
    case '称呼':
      return called ?? '您';
    case '等级':
      return tierName ?? '会员';
    case '可用积分':
      return count(available);
    case '到期积分':
      return count(expiring?.points ?? 0);
    case '到期日':
      return expiring === null ? '' : dayInWords(expiring.on, today);
  }
}
