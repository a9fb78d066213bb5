// Wires the ledger.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiabilityService } from './liability.service';
import { pointsEntities } from './points.entities';
import { PointsService } from './points.service';
import { SpendingService } from './spending.service';

@Module({
  imports: [TypeOrmModule.forFeature(pointsEntities)],
  providers: [PointsService, SpendingService, LiabilityService],
  exports: [PointsService, SpendingService, LiabilityService],
})
export class PointsModule {}
