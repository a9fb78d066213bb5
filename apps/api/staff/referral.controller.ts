// The code of somebody who serves customers, to be shown at the counter.
import { Controller } from '@nestjs/common';
import { type AnswerOf, staffReferralEndpoints } from '@guike/contracts/http';
import { InviteFriends } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoint = (typeof staffReferralEndpoints)['myCode'];

@Controller()
export class StaffReferralController {
  constructor(private readonly inviting: InviteFriends) {}

  /** A counter's own phone is shared: it says nothing about whose friend somebody is. */
  @Serves(staffReferralEndpoints.myCode)
  code(@Asked() { caller }: Call<Endpoint>): Promise<AnswerOf<Endpoint>> {
    return this.inviting.staffPage(caller.staffId, { address: null, device: null });
  }
}
