// Wires the programme.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { programmeEntities } from './programme.entities';
import { ProgrammeService } from './programme.service';

@Module({
  imports: [TypeOrmModule.forFeature(programmeEntities)],
  providers: [ProgrammeService],
  exports: [ProgrammeService],
})
export class ProgrammeModule {}
