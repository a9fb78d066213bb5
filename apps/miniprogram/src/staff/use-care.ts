// 今日维护: what to do, asked for whenever the desk shows; each task reported once however often it is tapped.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, type BodyOf, staffCareEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';

type Tasks = AnswerOf<typeof staffCareEndpoints.careTasks>;
export type CareTask = Tasks['tasks'][number];
export type CareOutcome = BodyOf<typeof staffCareEndpoints.reportCare>['outcome'];
export type CarePhone = AnswerOf<typeof staffCareEndpoints.carePhone>;

export interface Care {
  /** Null until there is an answer. */
  readonly tasks: readonly CareTask[] | null;
  readonly more: boolean;
  readonly problem: string | null;
  /** The task that is being reported. */
  readonly busy: string | null;
  readonly reload: () => Promise<void>;
  readonly older: () => Promise<void>;
  readonly report: (task: CareTask, outcome: CareOutcome, note: string) => Promise<void>;
  /** Whom to ring; the reading is logged. Null where it could not be had. */
  readonly phone: (task: CareTask) => Promise<CarePhone | null>;
}

const PAGE = 20;

export function useCare(): Care {
  const [held, setHeld] = useState<Pick<Tasks, 'tasks' | 'next'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const loading = useRef(false);
  const reports = useRef(new Map<string, string>());

  const load = useCallback(async (before: Pick<Tasks, 'tasks' | 'next'> | null): Promise<void> => {
    if (loading.current) return;
    loading.current = true;
    try {
      const after = before?.next ?? undefined;
      const page = await staffCall(staffCareEndpoints.careTasks, { query: { limit: PAGE, after } });
      setHeld({ tasks: [...(before?.tasks ?? []), ...page.tasks], next: page.next });
      setProblem(null);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      loading.current = false;
    }
  }, []);
  const reload = useCallback(() => load(null), [load]);
  useEffect(() => void reload(), [reload]);
  useDidShow(() => void reload());

  const report = async (task: CareTask, outcome: CareOutcome, note: string): Promise<void> => {
    if (busy !== null) return;
    setBusy(task.id);
    // The same reporting after a lost answer, another one for another tap.
    const key = `${task.id}/${outcome}`;
    const id = reports.current.get(key) ?? newId();
    reports.current.set(key, id);
    try {
      const params = { memberId: task.memberId, id: task.id };
      await staffCall(staffCareEndpoints.reportCare, { params, body: { report: id, outcome, note } });
      reports.current.delete(key);
      setHeld((before) => before && { ...before, tasks: before.tasks.filter((each) => each.id !== task.id) });
      setProblem(null);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(staffWords(refused));
      if (refused.status === 404 || refused.status === 409) await reload();
    } finally {
      setBusy(null);
    }
  };

  const phone = (task: CareTask) => phoneOf(task, setProblem);
  const older = async (): Promise<void> => {
    if (held !== null && held.next !== null) await load(held);
  };
  const more = held !== null && held.next !== null;
  return { tasks: held?.tasks ?? null, more, problem, busy, reload, older, report, phone };
}

async function phoneOf({ memberId, id }: CareTask, onProblem: (words: string) => void): Promise<CarePhone | null> {
  try {
    return await staffCall(staffCareEndpoints.carePhone, { params: { memberId, id } });
  } catch (error) {
    onProblem(staffWords(problemOf(error)));
    return null;
  }
}
