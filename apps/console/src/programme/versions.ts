// The versions as the pages of the programme need them: which is in force, which wait, which are being written.
import { type AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRemote } from '../api/remote';

type Answer = AnswerOf<typeof adminProgrammeEndpoints.programmeVersions>;
export type VersionRow = Answer['items'][number];

/** As many as a page may hold: a shop that has published more has its newest among them. */
const MANY = 200;

export const useVersions = (): UseQueryResult<Answer> =>
  useRemote(adminProgrammeEndpoints.programmeVersions, { query: { limit: MANY } });

export interface Standing {
  readonly inForce: VersionRow | undefined;
  readonly scheduled: readonly VersionRow[];
  readonly drafts: readonly VersionRow[];
  readonly trials: readonly VersionRow[];
}

export function standingOf(items: readonly VersionRow[]): Standing {
  const inForce = items.find((each) => each.inForce);
  return {
    inForce,
    scheduled: items.filter((each) => isAhead(each, inForce)),
    drafts: items.filter(({ state }) => state === 'draft'),
    trials: items.filter(({ state }) => state === 'trial'),
  };
}

/** Published and not yet in force: later than the one that is. */
export function isAhead(
  { state, effectiveFrom, inForce: isNow }: VersionRow,
  inForce: VersionRow | undefined,
): boolean {
  if (state !== 'published' || isNow || effectiveFrom === null) return false;
  return inForce?.effectiveFrom == null || effectiveFrom > inForce.effectiveFrom;
}

/** 生效中, 定于12月1日生效: what a version is at this moment. */
export function stateName(row: VersionRow, inForce: VersionRow | undefined): string {
  if (row.inForce) return '生效中';
  if (isAhead(row, inForce)) return '待生效';
  return names[row.state];
}

const names: Readonly<Record<VersionRow['state'], string>> = {
  draft: '草稿',
  published: '已被取代',
  trial: '试行',
  ended: '试行结束',
  withdrawn: '已撤回',
  discarded: '已放弃',
};
