// Keeps a draft while it is written: a moment after the last change, and never over what somebody else has written.
import { type AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { isRefused } from '../../api/refused';
import { keyOf, useSend } from '../../api/remote';
import type { Body } from './body';

export type Version = AnswerOf<typeof adminProgrammeEndpoints.programmeVersion>;

/** `changed`: somebody else wrote since. `closed`: it is no draft any more. */
export type SavingState = 'kept' | 'waiting' | 'sending' | 'failed' | 'changed' | 'closed';

export interface Saving {
  readonly state: SavingState;
  readonly revision: number;
  /** When the server last kept it. */
  readonly keptAt: string;
  readonly error: unknown;
  readonly save: () => void;
}

const QUIET_MS = 800;

export function useSaving(version: Version, first: Body, body: Body): Saving {
  const client = useQueryClient();
  const [kept, setKept] = useState({ body: first, revision: version.revision, at: version.changedAt });
  const sending = useSend(adminProgrammeEndpoints.changeDraft, [adminProgrammeEndpoints.programmeVersions]);
  const { mutate, isPending, error, variables } = sending;
  const { version: number, note } = version;
  const save = useCallback(() => {
    mutate(
      { params: { version: number }, body: { revision: kept.revision, note, body } },
      {
        onSuccess: (answer) => {
          setKept({ body, revision: answer.revision, at: answer.changedAt });
          // Whatever is opened next starts from what has been kept.
          client.setQueryData(keyOf(adminProgrammeEndpoints.programmeVersion, { params: { version: number } }), answer);
        },
      },
    );
  }, [client, mutate, kept.revision, note, number, body]);

  const state = stateOf();
  useEffect(() => {
    if (state !== 'waiting') return undefined;
    const timer = setTimeout(save, QUIET_MS);
    return () => clearTimeout(timer);
  }, [state, save]);
  return { state, revision: kept.revision, keptAt: kept.at, error, save };

  function stateOf(): SavingState {
    if (isPending) return 'sending';
    if (isRefused(error, 'PROGRAMME_CHANGED')) return 'changed';
    if (isRefused(error, 'PROGRAMME_CLOSED')) return 'closed';
    if (body === kept.body) return 'kept';
    // What was refused is not sent again until it is another text, or somebody asks.
    return error !== null && variables?.body.body === body ? 'failed' : 'waiting';
  }
}
