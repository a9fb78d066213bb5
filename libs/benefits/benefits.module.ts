// Wires the benefits.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { benefitsEntities } from './benefits.entities';
import { handOverEntities, handOverServices } from './hand-over';
import { PicksService } from './picks.service';
import { UsesService } from './uses.service';

@Module({
  imports: [TypeOrmModule.forFeature([...benefitsEntities, ...handOverEntities])],
  providers: [PicksService, UsesService, ...handOverServices],
  exports: [PicksService, UsesService, ...handOverServices],
})
export class BenefitsModule {}
