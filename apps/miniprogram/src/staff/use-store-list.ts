// What this store has before it, and one thing done about one of them at a time.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { problemOf } from '../api/refused';
import { staffWords } from './staff-call';

interface StoreList<Page> {
  /** Null until there is an answer. */
  readonly page: Page | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  /** Does it and asks again; while one is on its way, nothing else is done. Never throws. */
  readonly act: (sending: () => Promise<unknown>) => Promise<void>;
}

/** `load` asks for the list, and stays the same function. */
export function useStoreList<Page>(load: () => Promise<Page>): StoreList<Page> {
  const [page, setPage] = useState<Page | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const reload = useCallback(async (): Promise<void> => {
    try {
      setPage(await load());
      setProblem(null);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, [load]);
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());

  const act = async (sending: () => Promise<unknown>): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    try {
      await sending();
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
  return { page, busy, problem, reload, act };
}
