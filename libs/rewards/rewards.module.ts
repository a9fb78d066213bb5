// Wires the rewards.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RedemptionsService } from './redemptions.service';
import { rewardsEntities } from './rewards.entities';
import { RewardsService } from './rewards.service';

@Module({
  imports: [TypeOrmModule.forFeature(rewardsEntities)],
  providers: [RewardsService, RedemptionsService],
  exports: [RewardsService, RedemptionsService],
})
export class RewardsModule {}
