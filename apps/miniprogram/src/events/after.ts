// What pages know of an evening that is over. Pure.
import type { AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';

export type After = AnswerOf<typeof eventOutcomeEndpoints.myEventAfter>;
export type EveningPhoto = After['photos'][number];
export type Rating = NonNullable<After['rating']>;

/** What a number of stars says. */
export const starWords = ['', '不满意', '不太满意', '还可以', '满意', '很满意'] as const;

/** How likely a friend is brought, 0 to 10. */
export const friendScores: readonly number[] = Array.from({ length: 11 }, (_, score) => score);

/** Under the scores: what the ends mean, until one is chosen. */
export function friendWords(score: number | null): string {
  if (score === null) return '0 不会，10 一定会';
  if (score <= 6) return `${score} 分，我们会再用心`;
  return score <= 8 ? `${score} 分` : `${score} 分，多谢`;
}
