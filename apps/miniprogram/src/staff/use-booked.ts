// Who has booked this store for today, and carrying a booking on.
import { type AnswerOf, staffBookingEndpoints } from '@guike/contracts/http';
import { staffCall } from './staff-call';
import { useStoreList } from './use-store-list';

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

const load = () => staffCall(staffBookingEndpoints.storeBookings, { query: { limit: MOST } });

export function useBooked(): Booked {
  const { page, busy, problem, reload, act } = useStoreList(load);
  const step = ({ memberId, id }: BookedVisit, to: 'prepared' | 'delivered' | 'missed') =>
    act(() => staffCall(staffBookingEndpoints.stepBooking, { params: { memberId, id }, body: { to } }));
  return { visits: page?.items ?? null, more: page !== null && page.next !== null, busy, problem, reload, step };
}
