// What leads others to a look, to everybody; and members have one hung up to try on.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, lookReservationEndpoints, lookSharingEndpoints } from '@guike/contracts/http';
import { LookShares, ReserveLook } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Sharing = typeof lookSharingEndpoints;
type Trying = typeof lookReservationEndpoints;

/** Drawing costs a moment of the processor, and codes are counted by WeChat. */
const DRAWING: Limit = { name: 'look-picture', times: 60, windowSeconds: 60 };
const RESERVING: Limit = { name: 'look-reservation', times: 20, windowSeconds: 60 };
/** Short: what is withdrawn shall be gone. */
const KEPT = 'public, max-age=600';

@Controller()
export class LookReservationsController {
  constructor(
    private readonly shares: LookShares,
    private readonly reserving: ReserveLook,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(lookSharingEndpoints.sharing)
  sharing(@Asked() { params }: Call<Sharing['sharing']>): Promise<AnswerOf<Sharing['sharing']>> {
    return this.shares.sharing(params.id);
  }

  @Serves(lookSharingEndpoints.picture)
  @Header('cache-control', KEPT)
  @Header('x-content-type-options', 'nosniff')
  async picture(@Asked() { params, query, request }: Call<Sharing['picture']>): Promise<StreamableFile> {
    await this.limiter.take(DRAWING, request.ip);
    const bytes = await this.shares.picture(params.id, params.name, query.i ?? null);
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
  }

  @Serves(lookReservationEndpoints.tryingOn)
  tryingOn(@Asked() { caller, params }: Call<Trying['tryingOn']>): Promise<AnswerOf<Trying['tryingOn']>> {
    return this.reserving.tryingOn(caller.memberId, params.id);
  }

  @Serves(lookReservationEndpoints.reserve)
  async reserve(@Asked() { caller, body }: Call<Trying['reserve']>): Promise<AnswerOf<Trying['reserve']>> {
    await this.limiter.take(RESERVING, caller.memberId);
    return this.reserving.reserve(caller.memberId, body);
  }

  @Serves(lookReservationEndpoints.reservations)
  mine(@Asked() { caller }: Call<Trying['reservations']>): Promise<AnswerOf<Trying['reservations']>> {
    return this.reserving.mine(caller.memberId);
  }

  @Serves(lookReservationEndpoints.cancelReservation)
  cancel(
    @Asked() { caller, params }: Call<Trying['cancelReservation']>,
  ): Promise<AnswerOf<Trying['cancelReservation']>> {
    return this.reserving.cancel(caller.memberId, params.id);
  }
}
