// Sales from the till, and joining after one.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { JoinMember, RecordPurchase, ReversePurchase, TillLookups } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { receiptName, saleCommand, voidCommand } from './commands';
import { IdentificationLimit } from './identification-limit';
import { repeatableRequest } from './repeatable';

@Controller()
export class PurchasesController {
  constructor(
    private readonly recordPurchase: RecordPurchase,
    private readonly reversePurchase: ReversePurchase,
    private readonly joinMember: JoinMember,
    private readonly lookups: TillLookups,
    private readonly identification: IdentificationLimit,
  ) {}

  @Serves(tillEndpoints.recordPurchase)
  record(
    @Asked() { body, caller, request }: Call<typeof tillEndpoints.recordPurchase>,
  ): Promise<AnswerOf<typeof tillEndpoints.recordPurchase>> {
    const sale = saleCommand(caller.storeId, body);
    return this.identification.watch(caller, body.member, () =>
      this.recordPurchase.record(sale, repeatableRequest(request, caller)),
    );
  }

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
