// The redemptions on the screen: the newest page, and older ones after it.
import { useRef, useState } from 'react';
import { type Problem, rewardEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import type { Redemption, RedemptionPage } from './redemptions';

export interface GrowingRedemptions {
  readonly redemptions: readonly Redemption[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
  /** Brings older ones. Never throws. */
  readonly older: () => Promise<void>;
}

/** `first` is the newest page; one that ends elsewhere starts again from it. */
export function useRedemptions(first: RedemptionPage): GrowingRedemptions {
  const [more, setMore] = useState<{ readonly after: string | null; readonly page: RedemptionPage } | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = useRef(false);
  const rest = more !== null && more.after === first.next ? more.page : null;
  const redemptions = [...first.redemptions, ...(rest?.redemptions ?? [])];
  const next = rest === null ? first.next : rest.next;

  const older = async (): Promise<void> => {
    if (asking.current || next === null) return;
    asking.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await call(rewardEndpoints.redemptions, { query: { after: next } });
      const joined = [...(rest?.redemptions ?? []), ...page.redemptions];
      setMore({ after: first.next, page: { redemptions: joined, next: page.next } });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      asking.current = false;
      setLoading(false);
    }
  };
  return { redemptions, next, loading, problem, older };
}
