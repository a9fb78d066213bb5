// Wires the ledger.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { pointsEntities } from './points.entities';
import { PointsService } from './points.service';

@Module({
  imports: [TypeOrmModule.forFeature(pointsEntities)],
  providers: [PointsService],
  exports: [PointsService],
})
export class PointsModule {}
