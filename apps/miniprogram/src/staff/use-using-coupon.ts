// Using a coupon by hand: once, however often it is tapped.
import { useRef, useState } from 'react';
import { staffCouponEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import type { FoundCoupon } from './found';
import { staffCall, staffWords } from './staff-call';

export interface UsingCoupon {
  readonly coupon: FoundCoupon;
  /** By this tap on this phone, just now. */
  readonly done: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Never throws. */
  readonly use: () => Promise<void>;
}

export function useUsingCoupon(code: string, found: FoundCoupon): UsingCoupon {
  const [coupon, setCoupon] = useState(found);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const use = async (): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await staffCall(staffCouponEndpoints.useCoupon, { body: { code } });
      setCoupon(await lookAgain(code, coupon));
      setDone(true);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      // Somebody else was faster, or its last day is over: then what is shown is no longer true.
      if (refused.status === 409) setCoupon(await lookAgain(code, coupon));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { coupon, done, busy, problem, use };
}

async function lookAgain(code: string, before: FoundCoupon): Promise<FoundCoupon> {
  try {
    return await staffCall(staffCouponEndpoints.findCoupon, { body: { code } });
  } catch {
    return before;
  }
}
