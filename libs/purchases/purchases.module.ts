// Wires purchases.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DayReceipts } from './day-receipts.service';
import { purchasesEntities } from './purchases.entities';
import { PurchasesService } from './purchases.service';
import { ReceiptsService } from './receipts.service';
import { RefundTroubles } from './refund-troubles.service';

@Module({
  imports: [TypeOrmModule.forFeature(purchasesEntities)],
  providers: [PurchasesService, ReceiptsService, DayReceipts, RefundTroubles],
  exports: [PurchasesService, ReceiptsService, DayReceipts, RefundTroubles],
})
export class PurchasesModule {}
