// A guide claims a forgotten sale for the member before them: once however often it is tapped. Nothing is kept.
import { useRef, useState } from 'react';
import { type AnswerOf, claimEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';

type Claim = AnswerOf<typeof claimEndpoints.fileFor>;

export interface ClaimingFor {
  readonly claim: Claim | null;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Never throws. */
  readonly file: (businessDay: string, number: string) => Promise<void>;
}

export function useClaimFor(memberId: string): ClaimingFor {
  const [claim, setClaim] = useState<Claim | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  // The same receipt again after a lost answer is the same claim; another receipt is another.
  const wish = useRef({ receipt: '', id: '' });

  const file = async (businessDay: string, number: string): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    const receipt = `${businessDay}/${number}`;
    if (wish.current.receipt !== receipt) wish.current = { receipt, id: newId() };
    try {
      setClaim(
        await staffCall(claimEndpoints.fileFor, { body: { id: wish.current.id, memberId, businessDay, number } }),
      );
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { claim, busy, problem, file };
}
