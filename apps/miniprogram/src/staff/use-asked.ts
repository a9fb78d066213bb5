// What members have asked this store to have ready, and saying that it is.
import { type AnswerOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { staffCall } from './staff-call';
import { useStoreList } from './use-store-list';

type Page = AnswerOf<typeof staffBenefitEndpoints.undelivered>;
export type AskedUse = Page['uses'][number];

export interface Asked {
  /** Null until there is an answer. */
  readonly uses: readonly AskedUse[] | null;
  readonly more: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  /** Never throws. */
  readonly prepare: (use: AskedUse) => Promise<void>;
}

const MOST = 30;

const load = () => staffCall(staffBenefitEndpoints.undelivered, { query: { which: 'open', limit: MOST } });

export function useAsked(): Asked {
  const { page, busy, problem, reload, act } = useStoreList(load);
  const prepare = ({ memberId, id }: AskedUse) =>
    act(() => staffCall(staffBenefitEndpoints.prepare, { params: { memberId, id } }));
  return { uses: page?.uses ?? null, more: page !== null && page.next !== null, busy, problem, reload, prepare };
}
