// What the member before a guide may have now, and handing it over: once each however often it is tapped.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, loanEndpoints, staffBenefitEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';

export type BenefitsNow = AnswerOf<typeof staffBenefitEndpoints.now>;

export type Lent = BenefitsNow['lent'][number];

export interface Giving {
  /** Null until the first answer is here. */
  readonly now: BenefitsNow | null;
  /** The codes that this phone has handed over since it opened the page. */
  readonly given: readonly string[];
  readonly busy: string | null;
  readonly problem: string | null;
  /** `useId`: of what was asked for; null: on the spot. Never throws. */
  readonly give: (code: string, useId: string | null) => Promise<void>;
  /** What was borrowed is back. Never throws. */
  readonly takeBack: (loan: Lent) => Promise<void>;
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

  const send = async (what: string, sending: () => Promise<void>): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(what);
    setProblem(null);
    try {
      await sending();
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
  const give = (code: string, useId: string | null): Promise<void> =>
    send(useId ?? code, async () => {
      const id = useId ?? wishes.current.get(code) ?? newId();
      wishes.current.set(code, id);
      await staffCall(staffBenefitEndpoints.deliver, { body: { memberId, id, code } });
      wishes.current.delete(code);
      setGiven((before) => [...before, code]);
    });
  const takeBack = ({ memberId: borrower, id }: Lent): Promise<void> =>
    send(id, async () => {
      await staffCall(loanEndpoints.endLoan, { params: { memberId: borrower, id }, body: { as: 'returned' } });
    });
  return { now, given, busy, problem, give, takeBack, look };
}
