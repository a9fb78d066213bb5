// Events that this store has before it; without a network those whose lists lie on this phone.
import { useCallback, useEffect, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, staffEventEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { settle } from './door-settling';
import { keptBy, keptDoors, useDoorBook } from './door-store';
import { staffCall, staffWords } from './staff-call';
import { currentStaff } from './staff-session';

export type DeskEvent = AnswerOf<typeof staffEventEndpoints.storeEvents>['items'][number];

export interface DeskEvents {
  /** Null until there is an answer. */
  readonly events: readonly DeskEvent[] | null;
  readonly problem: string | null;
  /** Written down at a door and not told yet. */
  readonly waiting: number;
  readonly reload: () => Promise<void>;
}

const MOST = 20;

export function useDeskEvents(): DeskEvents {
  useDoorBook();
  const [events, setEvents] = useState<readonly DeskEvent[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    await settle();
    try {
      setEvents((await staffCall(staffEventEndpoints.storeEvents, { query: { limit: MOST } })).items);
      setProblem(null);
    } catch (error) {
      const { code } = problemOf(error);
      setEvents((before) => before ?? keptDoors().map(({ event }) => event));
      setProblem(code === 'OFFLINE' ? null : staffWords(problemOf(error)));
    }
  }, []);
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());
  return { events, problem, waiting: keptBy(currentStaff()?.name ?? '').length, reload };
}
