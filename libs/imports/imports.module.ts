// Wires the staging of imports.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportLanes } from './import-lanes.service';
import { importsEntities } from './imports.entities';
import { ImportsService } from './imports.service';

@Module({
  imports: [TypeOrmModule.forFeature(importsEntities)],
  providers: [ImportsService, ImportLanes],
  exports: [ImportsService, ImportLanes],
})
export class ImportsModule {}
