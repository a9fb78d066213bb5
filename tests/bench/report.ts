// What a bench prints: a table for people, and one line of JSON at the end for machines.
import type { Round } from './rounds';

export interface Verdict {
  readonly bench: string;
  /** Median of the rounds' ratios; then the lowest and the highest. */
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
}

/** What a ratio should be. `atLeast`: of speeds, ours ÷ the bar. `atMost`: of times, ours ÷ the bar. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** Every round of both sides, the medians, and the ratio as the last line. */
export function printReport(
  bench: string,
  names: { readonly ours: string; readonly bar: string },
  goal: Goal,
  rounds: readonly Round[],
): void {
  const ratioOf = ({ ours, bar }: Round) => ('atLeast' in goal ? ours / bar : bar / ours);
  const ratios = rounds.map(ratioOf);
  const [min, ratio, max] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map(twoDigits) as [
    number,
    number,
    number,
  ];
  console.log(`ours: ${names.ours}\nbar:  ${names.bar}\n`);
  printTable([
    ['round', 'ours/s', 'bar/s', 'ratio'],
    ...rounds.map((round, index) => [
      String(index + 1),
      round.ours.toFixed(0),
      round.bar.toFixed(0),
      ratioOf(round).toFixed(2),
    ]),
    [
      'median',
      median(rounds.map(({ ours }) => ours)).toFixed(0),
      median(rounds.map(({ bar }) => bar)).toFixed(0),
      ratio.toFixed(2),
    ],
  ]);
  printVerdict({ bench, ratio, min, max }, goal);
}

/** The last two lines: the ratio against its goal, for people and for machines. */
export function printVerdict(verdict: Verdict, goal: Goal): void {
  const { bench, ratio, min, max } = verdict;
  const [words, reached] =
    'atLeast' in goal
      ? [`at least ${goal.atLeast}`, ratio >= goal.atLeast]
      : [`at most ${goal.atMost}`, ratio <= goal.atMost];
  console.log(`\n${bench}: ${ratio} (${min} to ${max}), goal ${words}: ${reached ? 'reached' : 'NOT reached'}`);
  console.log(JSON.stringify({ bench, ratio, min, max } satisfies Verdict));
}

/** Columns of equal width: the first to the left, figures to the right. */
export function printTable(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

export const twoDigits = (value: number) => Math.round(value * 100) / 100;
