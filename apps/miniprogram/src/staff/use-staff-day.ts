// What I did today, asked for whenever the desk shows, and older deeds on a tap.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { staffCall, staffWords } from './staff-call';

type Today = AnswerOf<typeof staffDeskEndpoints.today>;
export type Deed = Today['deeds'][number];

export interface StaffDay {
  /** Null until there is an answer. */
  readonly deeds: readonly Deed[] | null;
  readonly more: boolean;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  readonly older: () => Promise<void>;
}

const PAGE = 20;

export function useStaffDay(): StaffDay {
  const [held, setHeld] = useState<Pick<Today, 'deeds' | 'next'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);

  const load = useCallback(async (before: Pick<Today, 'deeds' | 'next'> | null): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const after = before?.next ?? undefined;
      const page = await staffCall(staffDeskEndpoints.today, { query: { limit: PAGE, after } });
      setHeld({ deeds: [...(before?.deeds ?? []), ...page.deeds], next: page.next });
      setProblem(null);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      busy.current = false;
    }
  }, []);
  const reload = useCallback(() => load(null), [load]);
  const older = async (): Promise<void> => {
    if (held !== null && held.next !== null) await load(held);
  };
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());
  return { deeds: held?.deeds ?? null, more: held !== null && held.next !== null, problem, reload, older };
}
