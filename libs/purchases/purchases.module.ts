// Wires purchases.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DayReceipts } from './day-receipts.service';
import { purchasesEntities } from './purchases.entities';
import { PurchasesService } from './purchases.service';
import { ReceiptsService } from './receipts.service';

@Module({
  imports: [TypeOrmModule.forFeature(purchasesEntities)],
  providers: [PurchasesService, ReceiptsService, DayReceipts],
  exports: [PurchasesService, ReceiptsService, DayReceipts],
})
export class PurchasesModule {}
