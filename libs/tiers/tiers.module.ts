// Wires the tiers.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { tiersEntities } from './tiers.entities';
import { TiersService } from './tiers.service';

@Module({
  imports: [TypeOrmModule.forFeature(tiersEntities)],
  providers: [TiersService],
  exports: [TiersService],
})
export class TiersModule {}
