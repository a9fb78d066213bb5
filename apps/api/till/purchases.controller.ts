// What follows a sale at the till: looked up, voided, a card opened after it.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { JoinMember, ReversePurchase, TillLookups } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { receiptName, voidCommand } from './commands';
import { repeatableRequest } from './repeatable';

@Controller()
export class PurchasesController {
  constructor(
    private readonly reversePurchase: ReversePurchase,
    private readonly joinMember: JoinMember,
    private readonly lookups: TillLookups,
  ) {}

  @Serves(tillEndpoints.findPurchase)
  find(
    @Asked() { params, caller }: Call<typeof tillEndpoints.findPurchase>,
  ): Promise<AnswerOf<typeof tillEndpoints.findPurchase>> {
    return this.lookups.purchase(caller.storeId, receiptName(params));
  }

  @Serves(tillEndpoints.voidPurchase)
  void(
    @Asked() { body, caller, request }: Call<typeof tillEndpoints.voidPurchase>,
  ): Promise<AnswerOf<typeof tillEndpoints.voidPurchase>> {
    return this.reversePurchase.reverse(voidCommand(caller.storeId, body), repeatableRequest(request, caller));
  }

  @Serves(tillEndpoints.join)
  join(
    @Asked() { body, caller, request }: Call<typeof tillEndpoints.join>,
  ): Promise<AnswerOf<typeof tillEndpoints.join>> {
    const { receipt, consent, enrolledBy } = body;
    return this.joinMember.join(
      { storeId: caller.storeId, receipt: receiptName(receipt), consentVersion: consent.version, enrolledBy },
      repeatableRequest(request, caller),
    );
  }
}
