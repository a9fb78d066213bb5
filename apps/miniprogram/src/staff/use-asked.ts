// What members have asked this store to have ready, and saying that it is.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { staffCall, staffWords } from './staff-call';

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

export function useAsked(): Asked {
  const [page, setPage] = useState<Page | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const reload = useCallback(async (): Promise<void> => {
    try {
      setPage(await staffCall(staffBenefitEndpoints.undelivered, { query: { which: 'open', limit: MOST } }));
      setProblem(null);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, []);
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());

  const prepare = async ({ memberId, id }: AskedUse): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    try {
      await staffCall(staffBenefitEndpoints.prepare, { params: { memberId, id } });
      await reload();
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      if (refused.status === 409) await reload();
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { uses: page?.uses ?? null, more: page !== null && page.next !== null, busy, problem, reload, prepare };
}
