// Filing a claim: once however often it is tapped, and what the server said.
import { useRef, useState } from 'react';
import { claimEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { answered, wishFor } from '../rewards/wish';
import { currentSession } from '../session/session';

export interface ClaimedReceipt {
  readonly store: string;
  readonly businessDay: string;
  readonly number: string;
}

export interface Filing {
  readonly busy: boolean;
  /** Why the last try failed, for people. */
  readonly problem: string | null;
  /** Never throws. */
  readonly file: (receipt: ClaimedReceipt) => Promise<void>;
}

export function useFiling(onFiled: () => Promise<void>): Filing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const file = async (receipt: ClaimedReceipt): Promise<void> => {
    const scope = currentSession()?.scope;
    if (asked.current || scope === undefined) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    const wish = `claim/${receipt.store}/${receipt.businessDay}/${receipt.number}`;
    try {
      await call(claimEndpoints.file, { body: { id: wishFor(scope, wish), ...receipt } });
      answered(scope, wish);
      await onFiled();
    } catch (error) {
      const { code, title } = problemOf(error);
      setProblem(code === 'RATE_LIMITED' ? '今天试的次数太多了，请明天再试，或带小票到门店核对' : title);
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, file };
}
