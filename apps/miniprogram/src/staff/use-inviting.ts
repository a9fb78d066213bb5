// Inviting the member before me to an event, with a word of mine: once however often it is tapped.
import { useRef, useState } from 'react';
import { type AnswerOf, staffEventEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { staffCall, staffWords } from './staff-call';

export interface Inviting {
  /** What came of it; null before. */
  readonly invited: AnswerOf<typeof staffEventEndpoints.inviteMember> | null;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Never throws. */
  readonly invite: (eventId: string, words: string) => Promise<void>;
}

export function useInviting(memberId: string): Inviting {
  const [invited, setInvited] = useState<Inviting['invited']>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  const invite = async (eventId: string, words: string): Promise<void> => {
    if (asked.current) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const body = { memberId, words: words.trim() };
      setInvited(await staffCall(staffEventEndpoints.inviteMember, { params: { id: eventId }, body }));
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { invited, busy, problem, invite };
}
