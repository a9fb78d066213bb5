// Saying that a benefit was received or not, or taking back what was asked for: once, however often it is tapped.
import { useRef, useState } from 'react';
import { benefitEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';

interface Saying {
  readonly busy: boolean;
  readonly problem: string | null;
  /** Never throw. */
  readonly confirm: (received: boolean) => Promise<void>;
  readonly cancel: () => Promise<void>;
}

/** `onChanged` renews what is shown. */
export function useSaying(id: string, onChanged: () => Promise<void>): Saying {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const say = async (saying: () => Promise<unknown>): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await saying();
      await onChanged();
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused.title);
      if (refused.status === 409) await onChanged();
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    problem,
    confirm: (received) => say(() => call(benefitEndpoints.confirm, { params: { id }, body: { received } })),
    cancel: () => say(() => call(benefitEndpoints.cancel, { params: { id } })),
  };
}
