// Whom a member shares with, and writing down what one of them had: once each however often it is tapped.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, type BodyOf, staffFamilyEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { staffCall, staffWords } from './staff-call';

export type Sharing = AnswerOf<typeof staffFamilyEndpoints.memberFamily>;
/** `memberId`: whose right it is. */
export type SharedUse = Pick<BodyOf<typeof staffFamilyEndpoints.useFamily>, 'memberId' | 'familyId' | 'kind' | 'code'>;

export interface SharingWish {
  /** Null until the first answer is here. */
  readonly family: Sharing | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly look: () => Promise<void>;
  /** Never throws. */
  readonly use: (wish: SharedUse) => Promise<void>;
}

export function useSharing(memberId: string, onUsed: (sentence: string) => Promise<void>): SharingWish {
  const [family, setFamily] = useState<Sharing | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  // A lost answer may have been a yes: the same wish is tried again under the same id.
  const ids = useRef(new Map<string, string>());

  const look = useCallback(async (): Promise<void> => {
    setProblem(null);
    try {
      setFamily(await staffCall(staffFamilyEndpoints.memberFamily, { params: { memberId } }));
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    }
  }, [memberId]);
  useEffect(() => void look(), [look]);

  const use = async (wish: SharedUse): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    const what = [wish.memberId, wish.familyId, wish.kind, wish.code].join();
    const id = ids.current.get(what) ?? newId();
    ids.current.set(what, id);
    try {
      const { sentence } = await staffCall(staffFamilyEndpoints.useFamily, { body: { id, ...wish } });
      await onUsed(sentence);
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { family, busy, problem, look, use };
}
