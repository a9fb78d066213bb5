// A reward as the office reads it, what follows from its terms, and what a change of them changes: pure.
import type { AnswerOf, adminRewardEndpoints } from '@guike/contracts/http';
import { worthFen } from '@guike/points';
import type { Programme } from '@guike/programme';
import { type Reward, type RewardTerms, returnShare, spendFor, termsInWords } from '@guike/rewards';
import { tierNameOf } from '../purchase-answer';

type Endpoints = typeof adminRewardEndpoints;
export type RewardView = AnswerOf<Endpoints['reward']>;
export type RewardPreview = AnswerOf<Endpoints['previewReward']>;

/** What members read of terms, what they give back, under a programme. */
export function previewOf(terms: RewardTerms, programme: Programme): RewardPreview {
  const { tiers, points } = programme;
  return {
    minTierName: tierNameOf(programme, terms.minTier),
    terms: termsInWords(terms, tiers),
    tenderFen: worthFen(points, terms.points),
    spendFen: spendFor(terms.points, points),
    returnShare: returnShare(terms, points),
  };
}

export function viewOf(reward: Reward, programme: Programme): RewardView {
  return {
    ...reward,
    ...previewOf(reward, programme),
    windows: [...reward.windows],
    left: reward.stock === null ? null : reward.stock - reward.taken,
    createdAt: reward.createdAt.toISOString(),
    updatedAt: reward.updatedAt.toISOString(),
  };
}

const termNames = [
  'name',
  'description',
  'picture',
  'points',
  'valueFen',
  'stock',
  'perMember',
  'minTier',
] as const satisfies readonly (keyof RewardTerms)[];

/** What changes, each as before and after. */
export function changesOf(was: RewardTerms, terms: RewardTerms): Record<string, unknown> {
  const plain = termNames.filter((name) => was[name] !== terms[name]).map((name) => [name, [was[name], terms[name]]]);
  const dates = (windows: RewardTerms['windows']) =>
    windows.map(({ fromMonth, fromDay, toMonth, toDay }) => [fromMonth, fromDay, toMonth, toDay]);
  const [before, after] = [dates(was.windows), dates(terms.windows)];
  const moved = JSON.stringify(before) !== JSON.stringify(after);
  return Object.fromEntries(moved ? [...plain, ['windows', [before, after]]] : plain) as Record<string, unknown>;
}
