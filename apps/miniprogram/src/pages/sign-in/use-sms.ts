// A code by short message: asked for once a minute, told what became of it.
import { useCallback, useEffect, useState } from 'react';
import { problemOf } from '../../api/refused';
import { phoneTime } from '../../clock';
import { sendCode } from '../../session/sign-in';

export interface Sms {
  readonly sent: boolean;
  /** Seconds until another may be asked for; 0: now. */
  readonly wait: number;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly send: (ticket: string, phone: string) => Promise<void>;
}

const EVERY_SECONDS = 60;

/** `onEnded`: the ticket is too old, with the sentence that says so. */
export function useSms(onEnded: (notice: string) => void): Sms {
  const [again, setAgain] = useState(0);
  const [now, setNow] = useState(phoneTime);
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const wait = Math.max(0, Math.ceil((again - now) / 1_000));
  const waits = wait > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(phoneTime()), 1_000);
    return () => clearInterval(timer);
  }, [waits]);

  const rest = useCallback((seconds: number) => {
    setNow(phoneTime());
    setAgain(phoneTime() + seconds * 1_000);
  }, []);
  const send = useCallback(
    async (ticket: string, phone: string) => {
      setBusy(true);
      setProblem(null);
      try {
        await sendCode(ticket, phone);
        setSent(true);
        rest(EVERY_SECONDS);
      } catch (error) {
        const { code, title, detail } = problemOf(error);
        if (code === 'TICKET_EXPIRED') return onEnded(title);
        const seconds = Number(detail?.['retryAfterSeconds'] ?? 0);
        if (code === 'RATE_LIMITED' && seconds > 0) rest(Math.min(seconds, EVERY_SECONDS));
        setProblem(title);
      } finally {
        setBusy(false);
      }
    },
    [onEnded, rest],
  );
  return { sent, wait, busy, problem, send };
}
