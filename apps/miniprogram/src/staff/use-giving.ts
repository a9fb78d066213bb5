// What the member before a guide may have now, and handing it over: once each however often it is tapped.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';

export type BenefitsNow = AnswerOf<typeof staffBenefitEndpoints.now>;

export interface Giving {
  /** Null until the first answer is here. */
  readonly now: BenefitsNow | null;
  /** The codes that this phone has handed over since it opened the page. */
  readonly given: readonly string[];
  readonly busy: string | null;
  readonly problem: string | null;
  /** `useId`: of what was asked for; null: on the spot. Never throws. */
  readonly give: (code: string, useId: string | null) => Promise<void>;
  readonly look: () => Promise<void>;
}

export function useGiving(memberId: string): Giving {
  const [now, setNow] = useState<BenefitsNow | null>(null);
  const [given, setGiven] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  // A lost answer may have been a yes: the same benefit is tried again under the same id.
  const wishes = useRef(new Map<string, string>());

  const look = useCallback(async (): Promise<void> => {
    try {
      setNow(await staffCall(staffBenefitEndpoints.now, { params: { memberId } }));
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, [memberId]);
  useEffect(() => void look(), [look]);

  const give = async (code: string, useId: string | null): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(useId ?? code);
    setProblem(null);
    const id = useId ?? wishes.current.get(code) ?? newId();
    wishes.current.set(code, id);
    try {
      await staffCall(staffBenefitEndpoints.deliver, { body: { memberId, id, code } });
      wishes.current.delete(code);
      setGiven((before) => [...before, code]);
      await look();
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      if (refused.status === 409) await look();
    } finally {
      asked.current = false;
      setBusy(null);
    }
  };
  return { now, given, busy, problem, give, look };
}
