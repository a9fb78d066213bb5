// Wires the care tasks.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CareTasksService } from './care-tasks.service';
import { careEntities } from './care.entities';

@Module({
  imports: [TypeOrmModule.forFeature(careEntities)],
  providers: [CareTasksService],
  exports: [CareTasksService],
})
export class CareModule {}
