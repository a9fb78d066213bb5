// Wires the ledger.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdjustmentsService } from './adjustments.service';
import { ExpiriesService } from './expiries.service';
import { LiabilityService } from './liability.service';
import { pointsEntities } from './points.entities';
import { PointsService } from './points.service';
import { SpendingService } from './spending.service';
import { SpentElsewhereService } from './spent-elsewhere';

@Module({
  imports: [TypeOrmModule.forFeature(pointsEntities)],
  providers: [
    PointsService,
    SpendingService,
    LiabilityService,
    AdjustmentsService,
    ExpiriesService,
    SpentElsewhereService,
  ],
  exports: [
    PointsService,
    SpendingService,
    LiabilityService,
    AdjustmentsService,
    ExpiriesService,
    SpentElsewhereService,
  ],
})
export class PointsModule {}
