// The coupons of a shelf behind its first page.
import { useRef, useState } from 'react';
import { couponEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import type { Coupon, Shelf } from './coupons';

export interface Growing {
  readonly rest: readonly Coupon[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly problem: string | null;
  /** Brings the next page. Never throws. */
  readonly more: () => Promise<void>;
}

/** `next`: where the first page ends; one that ends elsewhere starts again from it. */
export function useGrowing(shelf: Shelf, next: string | null): Growing {
  const [held, setHeld] = useState<{ from: string | null; rest: readonly Coupon[]; next: string | null } | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asking = useRef(false);
  const now = held !== null && held.from === next ? held : { from: next, rest: [], next };

  const more = async (): Promise<void> => {
    if (asking.current || now.next === null) return;
    asking.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await call(couponEndpoints.coupons, { query: { shelf, after: now.next } });
      setHeld({ from: next, rest: [...now.rest, ...page.coupons], next: page.next });
    } catch (error) {
      setProblem(problemOf(error).title);
    } finally {
      asking.current = false;
      setLoading(false);
    }
  };
  return { rest: now.rest, hasMore: now.next !== null, loading, problem, more };
}
