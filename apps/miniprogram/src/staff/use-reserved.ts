// Who comes to this store to try a look on, and what came of it.
import { type AnswerOf, staffLookReservationEndpoints } from '@guike/contracts/http';
import { staffCall } from './staff-call';
import { useStoreList } from './use-store-list';

type Page = AnswerOf<typeof staffLookReservationEndpoints.storeReservations>;
export type Reserved = Page['items'][number];
export type ReservedStep = 'prepared' | 'came' | 'absent';

export interface ReservedLooks {
  /** Null until there is an answer. */
  readonly page: Page | null;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly reload: () => Promise<void>;
  /** Never throws. */
  readonly step: (reserved: Reserved, to: ReservedStep) => Promise<void>;
}

const MOST = 30;

const load = () => staffCall(staffLookReservationEndpoints.storeReservations, { query: { limit: MOST } });

export function useReserved(): ReservedLooks {
  const { page, busy, problem, reload, act } = useStoreList(load);
  const step = ({ memberId, id }: Reserved, to: ReservedStep) =>
    act(() => staffCall(staffLookReservationEndpoints.stepReservation, { params: { memberId, id }, body: { to } }));
  return { page, busy, problem, reload, step };
}
