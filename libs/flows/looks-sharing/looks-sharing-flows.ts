// Looks shown elsewhere and tried on. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { LookShares } from './look-shares';
import { ReserveLook } from './reserve-look';
import { StoreReservations } from './store-reservations';

/** What apps and jobs call. */
export const looksSharingFlows: Provider[] = [LookShares, ReserveLook, StoreReservations];
