// Whom I invited to an event, the latest first.
import { useCallback } from 'react';
import { type AnswerOf, staffEventEndpoints } from '@guike/contracts/http';
import { staffCall } from './staff-call';
import { useStoreList } from './use-store-list';

type Page = AnswerOf<typeof staffEventEndpoints.myInvitees>;
export type Invitee = Page['items'][number];

export interface Invitees {
  /** Null until there is an answer. */
  readonly page: Page | null;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  readonly load: (after: string) => Promise<Page>;
}

export function useInvitees(id: string): Invitees {
  const load = useCallback(
    (after?: string) =>
      staffCall(staffEventEndpoints.myInvitees, { params: { id }, query: after === undefined ? {} : { after } }),
    [id],
  );
  const first = useCallback(() => load(), [load]);
  const { page, problem, reload } = useStoreList(first);
  return { page, problem, reload, load };
}
