// A wish that changes something once: sent under one id until there is an answer, however often it is tapped.
import { useRef, useState } from 'react';
import type { Problem } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { answered, wishFor } from '../rewards/wish';
import { currentSession } from '../session/session';

interface Wish {
  readonly busy: boolean;
  readonly problem: string | null;
  /** `what`: names the wish, so that another one gets another id. Never throws. */
  readonly send: (what: string, sending: (id: string) => Promise<void>) => Promise<void>;
}

/** `onRefused` renews what is shown, where the server knows better. */
export function useWish(onRefused: () => Promise<void>): Wish {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const send = async (what: string, sending: (id: string) => Promise<void>): Promise<void> => {
    const scope = currentSession()?.scope;
    if (asked.current || scope === undefined) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await sending(wishFor(scope, what));
      answered(scope, what);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(wordsOf(refused));
      if (refused.status >= 400 && refused.status < 500) {
        answered(scope, what);
        await onRefused();
      }
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, send };
}

function wordsOf({ code, title, detail }: Problem): string {
  if (code === 'OFFLINE') return '网络不太顺，请再试一次。重复点按只算一次';
  const sentence = detail?.['sentence'];
  return typeof sentence === 'string' ? sentence : title;
}
