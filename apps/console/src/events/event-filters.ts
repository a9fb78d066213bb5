// Which events are looked at, as the address has it and as it is asked.
import type { ShopEvent } from './event-words';

export interface EventFilters {
  readonly store: string;
  readonly state: string;
}

/** What the address says is asked as it stands; the server refuses what is no state. */
export const asked = ({ store, state }: EventFilters) => ({
  ...(store === '' ? {} : { store }),
  ...(state === '' ? {} : { state: state as ShopEvent['state'] }),
});
