// The uses on the screen: the newest page, and older ones after it.
import { useRef, useState } from 'react';
import { type AnswerOf, type Problem, benefitEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import type { BenefitUse } from './benefits';

export type UsesPage = AnswerOf<typeof benefitEndpoints.uses>;

interface GrowingUses {
  readonly uses: readonly BenefitUse[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
  /** Brings older ones. Never throws. */
  readonly older: () => Promise<void>;
}

/** `first` is the newest page; one that ends elsewhere starts again from it. */
export function useUses(first: UsesPage): GrowingUses {
  const [more, setMore] = useState<{ readonly after: string | null; readonly page: UsesPage } | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = useRef(false);
  const rest = more !== null && more.after === first.next ? more.page : null;
  const next = rest === null ? first.next : rest.next;

  const older = async (): Promise<void> => {
    if (asking.current || next === null) return;
    asking.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await call(benefitEndpoints.uses, { query: { after: next } });
      setMore({ after: first.next, page: { uses: [...(rest?.uses ?? []), ...page.uses], next: page.next } });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      asking.current = false;
      setLoading(false);
    }
  };
  return { uses: [...first.uses, ...(rest?.uses ?? [])], next, loading, problem, older };
}
