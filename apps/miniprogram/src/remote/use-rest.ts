// Seconds until something may be asked for again, counted down on the screen.
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '@guike/contracts/http';
import { phoneTime } from '../clock';

/** How often a code may be asked for. */
const EVERY_SECONDS = 60;

export interface Rest {
  /** 0: now. */
  readonly wait: number;
  /** Begins to wait: a code is on its way, or the server says that it is too early (`problem`). */
  readonly begin: (problem?: Problem) => void;
}

/** What the way to ask for a code says while nothing is on its way. */
export function askWords({ sent, wait }: { readonly sent: boolean; readonly wait: number }): string {
  if (wait > 0) return `${wait} 秒后可重发`;
  return sent ? '重新发送' : '获取验证码';
}

export function useRest(): Rest {
  const [again, setAgain] = useState(0);
  const [now, setNow] = useState(phoneTime);
  const wait = Math.max(0, Math.ceil((again - now) / 1_000));
  const waits = wait > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(phoneTime()), 1_000);
    return () => clearInterval(timer);
  }, [waits]);

  const begin = useCallback((problem?: Problem) => {
    const told = problem?.code === 'RATE_LIMITED' ? Number(problem.detail?.['retryAfterSeconds'] ?? 0) : 0;
    const seconds = problem === undefined ? EVERY_SECONDS : Math.min(told, EVERY_SECONDS);
    if (seconds <= 0) return;
    setNow(phoneTime());
    setAgain(phoneTime() + seconds * 1_000);
  }, []);
  return { wait, begin };
}
