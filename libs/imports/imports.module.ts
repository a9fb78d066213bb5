// Wires the staging of imports.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { importsEntities } from './imports.entities';
import { ImportsService } from './imports.service';

@Module({
  imports: [TypeOrmModule.forFeature(importsEntities)],
  providers: [ImportsService],
  exports: [ImportsService],
})
export class ImportsModule {}
