// Wires purchases.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimsService } from './claims.service';
import { DayReceipts } from './day-receipts.service';
import { purchasesEntities } from './purchases.entities';
import { PurchasesService } from './purchases.service';
import { ReceiptsService } from './receipts.service';
import { RefundTroubles } from './refund-troubles.service';

@Module({
  imports: [TypeOrmModule.forFeature(purchasesEntities)],
  providers: [PurchasesService, ReceiptsService, DayReceipts, RefundTroubles, ClaimsService],
  exports: [PurchasesService, ReceiptsService, DayReceipts, RefundTroubles, ClaimsService],
})
export class PurchasesModule {}
