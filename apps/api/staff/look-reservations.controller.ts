// Who comes to a store to try a look on, at the desk.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffLookReservationEndpoints } from '@guike/contracts/http';
import { StoreReservations } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof staffLookReservationEndpoints;

@Controller()
export class StaffLookReservationsController {
  constructor(private readonly reservations: StoreReservations) {}

  @Serves(staffLookReservationEndpoints.storeReservations)
  list(
    @Asked() { caller, query }: Call<Endpoints['storeReservations']>,
  ): Promise<AnswerOf<Endpoints['storeReservations']>> {
    return this.reservations.list(query, caller);
  }

  @Serves(staffLookReservationEndpoints.stepReservation)
  step(
    @Asked() { caller, params, body }: Call<Endpoints['stepReservation']>,
  ): Promise<AnswerOf<Endpoints['stepReservation']>> {
    return this.reservations.step(params, body.to, caller);
  }
}
