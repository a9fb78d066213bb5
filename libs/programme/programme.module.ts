// Wires the programme.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { programmeEntities } from './programme.entities';
import { ProgrammeService } from './programme.service';
import { VersionsService } from './versions.service';

@Module({
  imports: [TypeOrmModule.forFeature(programmeEntities)],
  providers: [ProgrammeService, VersionsService],
  exports: [ProgrammeService, VersionsService],
})
export class ProgrammeModule {}
