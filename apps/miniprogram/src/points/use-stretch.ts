// The part of the ledger on the screen: it starts from the newest page and grows by older ones, up to what a screen may hold.
import { useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { type Problem, memberEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { LINES_AT_ONCE, type PointsPage, type Stretch, differs, longer } from './ledger';

export const PAGE_OF_LINES = 25;

interface Held {
  readonly stretch: Stretch;
  /** Begins with the newest line. */
  readonly newest: boolean;
}

export interface GrowingStretch extends Held {
  readonly loading: boolean;
  /** Why the older lines did not come. */
  readonly problem: Problem | null;
  /** No more lines fit: the next older ones take their place. */
  readonly full: boolean;
  /** Brings the next older lines. Never throws. */
  readonly older: () => Promise<void>;
  /** Back to the newest lines. */
  readonly restart: () => void;
}

/** `first` is the newest page; one that says something new starts again from it. */
export function useStretch(first: PointsPage): GrowingStretch {
  const [held, setHeld] = useState<Held | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const outdated = held === null || (held.newest && differs(held.stretch, first));
  const { stretch, newest }: Held = outdated ? { stretch: first, newest: true } : held;
  const full = stretch.lines.length + PAGE_OF_LINES > LINES_AT_ONCE;

  const older = async (): Promise<void> => {
    if (busy.current || stretch.next === null) return;
    busy.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await call(memberEndpoints.points, { query: { after: stretch.next, limit: PAGE_OF_LINES } });
      setHeld(full ? { stretch: page, newest: false } : { stretch: longer(stretch, page), newest });
      if (full) toTop();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      busy.current = false;
      setLoading(false);
    }
  };
  const restart = (): void => {
    setHeld(null);
    toTop();
  };
  return { stretch, newest, loading, problem, full, older, restart };
}

function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
}
