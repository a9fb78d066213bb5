// Starting a draft from a version or a preset, and going on to its editor.
import { type BodyOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../api/remote';
import { newId } from './new-id';

type From = BodyOf<typeof adminProgrammeEndpoints.draftProgramme>['from'];

export interface StartDraft {
  readonly start: (from: From) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What is being started at the moment. */
  readonly from: From | undefined;
}

export function useStartDraft(): StartDraft {
  const navigate = useNavigate();
  const { draftProgramme, programmeVersions } = adminProgrammeEndpoints;
  const { mutate, isPending, error, variables } = useSend(draftProgramme, [programmeVersions]);
  const [id, setId] = useState(newId);
  const start = (from: From) => {
    // The same again has the same id, so that a lost answer leaves no second draft.
    const isSame = JSON.stringify(variables?.body.from ?? from) === JSON.stringify(from);
    const own = isSame ? id : newId();
    setId(own);
    mutate({ body: { id: own, from } }, { onSuccess: ({ version }) => void navigate(`/programme/drafts/${version}`) });
  };
  return { start, isPending, error, from: isPending ? variables.body.from : undefined };
}
