// Who has booked this store for today, and carrying a booking on.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, staffBookingEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { staffCall, staffWords } from './staff-call';

type Day = AnswerOf<typeof staffBookingEndpoints.storeBookings>;
export type BookedVisit = Day['items'][number];

export interface Booked {
  /** Null until there is an answer. */
  readonly visits: readonly BookedVisit[] | null;
  readonly more: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  /** Never throws. */
  readonly step: (visit: BookedVisit, to: 'prepared' | 'delivered' | 'missed') => Promise<void>;
}

const MOST = 50;

export function useBooked(): Booked {
  const [day, setDay] = useState<Day | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const reload = useCallback(async (): Promise<void> => {
    try {
      setDay(await staffCall(staffBookingEndpoints.storeBookings, { query: { limit: MOST } }));
      setProblem(null);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, []);
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());

  const step = async ({ memberId, id }: BookedVisit, to: 'prepared' | 'delivered' | 'missed'): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    try {
      await staffCall(staffBookingEndpoints.stepBooking, { params: { memberId, id }, body: { to } });
      await reload();
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      if (refused.status === 409) await reload();
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { visits: day?.items ?? null, more: day !== null && day.next !== null, busy, problem, reload, step };
}
