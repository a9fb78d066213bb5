// Points as payment: set aside when the cashier asks, given back when the customer changes her mind.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { HoldPoints } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { IdentificationLimit } from './identification-limit';

@Controller()
export class HoldsController {
  constructor(
    private readonly holding: HoldPoints,
    private readonly identification: IdentificationLimit,
  ) {}

  @Serves(tillEndpoints.holdPoints)
  hold(
    @Asked() { body, caller }: Call<typeof tillEndpoints.holdPoints>,
  ): Promise<AnswerOf<typeof tillEndpoints.holdPoints>> {
    const { id, card, scannedAt, amountFen } = body;
    const scan = scannedAt === undefined ? undefined : new Date(scannedAt);
    return this.identification.watch(caller, { card }, () =>
      this.holding.hold({ id, storeId: caller.storeId, card, scannedAt: scan, amountFen }),
    );
  }

  @Serves(tillEndpoints.releasePoints)
  release(
    @Asked() { params, caller }: Call<typeof tillEndpoints.releasePoints>,
  ): Promise<AnswerOf<typeof tillEndpoints.releasePoints>> {
    return this.holding.release(caller.storeId, params.id);
  }
}
