// WeChat's three verdicts on content, with the label that goes with each here.

export const suggestions = ['pass', 'review', 'risky'] as const;
export type Suggestion = (typeof suggestions)[number];

export type Verdict = Readonly<{ suggest: Suggestion; label: number }>;

const LABELS: Readonly<Record<Suggestion, number>> = { pass: 100, review: 20001, risky: 20002 };

export function verdictOf(suggest: Suggestion): Verdict {
  return { suggest, label: LABELS[suggest] };
}
