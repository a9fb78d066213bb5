// Wires the staging of imports.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportLanes } from './import-lanes.service';
import { ImportOverview } from './import-overview.service';
import { ImportRuns } from './import-runs.service';
import { importsEntities } from './imports.entities';
import { ImportsService } from './imports.service';

@Module({
  imports: [TypeOrmModule.forFeature(importsEntities)],
  providers: [ImportsService, ImportLanes, ImportRuns, ImportOverview],
  exports: [ImportsService, ImportLanes, ImportRuns, ImportOverview],
})
export class ImportsModule {}
