// Agreeing to one purpose where it is needed: its paper, and saying yes to the version that was read.
import { useState } from 'react';
import { type AnswerOf, type Problem, profileEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { type Remote, useRemote } from '../remote/use-remote';

type Privacy = AnswerOf<typeof profileEndpoints.privacy>;
export type PurposePaper = Privacy['purposes'][number];

interface Agreeing {
  readonly remote: Remote<Privacy>;
  /** Null until it is there. */
  readonly paper: PurposePaper | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Never throws; `onAgreed` is called when the server has it. */
  readonly agree: () => Promise<void>;
}

export function usePurpose(purpose: PurposePaper['purpose'], onAgreed: () => Promise<void>): Agreeing {
  const remote = useRemote('privacy', profileEndpoints.privacy, {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const paper = remote.data?.purposes.find((each) => each.purpose === purpose) ?? null;
  const agree = async (): Promise<void> => {
    if (paper === null || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await call(profileEndpoints.setPurpose, { params: { purpose }, body: { given: true, version: paper.version } });
      await onAgreed();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { remote, paper, busy, problem, agree };
}
