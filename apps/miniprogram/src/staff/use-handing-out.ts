// Handing a redemption out: once, however often it is tapped.
import { useRef, useState } from 'react';
import { rewardEndpoints, staffDeskEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import type { FoundRedemption } from './found';
import { staffCall, staffWords } from './staff-call';
import { currentStaff } from './staff-session';

export interface HandingOut {
  readonly redemption: FoundRedemption;
  /** By this tap on this phone, just now. */
  readonly done: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Never throws. */
  readonly handOut: () => Promise<void>;
}

export function useHandingOut(code: string, found: FoundRedemption): HandingOut {
  const [redemption, setRedemption] = useState(found);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const handOut = async (): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const { verifiedAt } = await staffCall(rewardEndpoints.verify, { body: { code } });
      const { storeName, name } = currentStaff() ?? { storeName: null, name: '' };
      const verifiedBy = [storeName, name].filter(Boolean).join(' · ') || null;
      setRedemption((before) => ({ ...before, state: 'verified', verifiedAt, verifiedBy }));
      setDone(true);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      // Somebody else was faster, or its last day is over: then what is shown is no longer true.
      if (refused.status === 409) setRedemption(await lookAgain(code, redemption));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { redemption, done, busy, problem, handOut };
}

async function lookAgain(code: string, before: FoundRedemption): Promise<FoundRedemption> {
  try {
    return await staffCall(staffDeskEndpoints.findRedemption, { body: { code } });
  } catch {
    return before;
  }
}
