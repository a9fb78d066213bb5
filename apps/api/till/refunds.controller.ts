// Goods and money that come back over the till.
import { Controller } from '@nestjs/common';
import { type AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { ExchangePurchase, ReversePurchase, TillLookups } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';
import { receiptName, refundCommand, saleCommand } from './commands';
import { IdentificationLimit } from './identification-limit';
import { repeatableRequest } from './repeatable';

@Controller()
export class RefundsController {
  constructor(
    private readonly reversePurchase: ReversePurchase,
    private readonly exchangePurchase: ExchangePurchase,
    private readonly lookups: TillLookups,
    private readonly identification: IdentificationLimit,
  ) {}

  @Serves(tillEndpoints.recordRefund)
  record(
    @Asked() { body, caller, request }: Call<typeof tillEndpoints.recordRefund>,
  ): Promise<AnswerOf<typeof tillEndpoints.recordRefund>> {
    return this.reversePurchase.reverse(refundCommand(caller.storeId, body), repeatableRequest(request, caller));
  }

  @Serves(tillEndpoints.findRefund)
  find(
    @Asked() { params, caller }: Call<typeof tillEndpoints.findRefund>,
  ): Promise<AnswerOf<typeof tillEndpoints.findRefund>> {
    return this.lookups.refund(caller.storeId, receiptName(params));
  }

  @Serves(tillEndpoints.exchange)
  exchange(
    @Asked() { body, caller, request }: Call<typeof tillEndpoints.exchange>,
  ): Promise<AnswerOf<typeof tillEndpoints.exchange>> {
    const { storeId } = caller;
    const exchange = { refund: refundCommand(storeId, body.refund), purchase: saleCommand(storeId, body.purchase) };
    return this.identification.watch(caller, body.purchase.member, () =>
      this.exchangePurchase.exchange(exchange, repeatableRequest(request, caller)),
    );
  }
}
