// A code by short message: asked for once a minute, told what became of it.
import { useCallback, useState } from 'react';
import { problemOf } from '../../api/refused';
import { useRest } from '../../remote/use-rest';
import { sendCode } from '../../session/sign-in';

export interface Sms {
  readonly sent: boolean;
  /** Seconds until another may be asked for; 0: now. */
  readonly wait: number;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly send: (ticket: string, phone: string) => Promise<void>;
}

/** `onEnded`: the ticket is too old, with the sentence that says so. */
export function useSms(onEnded: (notice: string) => void): Sms {
  const { wait, begin } = useRest();
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = useCallback(
    async (ticket: string, phone: string) => {
      setBusy(true);
      setProblem(null);
      try {
        await sendCode(ticket, phone);
        setSent(true);
        begin();
      } catch (error) {
        const refused = problemOf(error);
        if (refused.code === 'TICKET_EXPIRED') return onEnded(refused.title);
        begin(refused);
        setProblem(refused.title);
      } finally {
        setBusy(false);
      }
    },
    [onEnded, begin],
  );
  return { sent, wait, busy, problem, send };
}
