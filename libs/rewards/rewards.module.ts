// Wires the rewards.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RedemptionsService } from './redemptions.service';
import { RewardPicturesService } from './reward-pictures.service';
import { RewardStockService } from './reward-stock.service';
import { rewardsEntities } from './rewards.entities';
import { RewardsService } from './rewards.service';

@Module({
  imports: [TypeOrmModule.forFeature(rewardsEntities)],
  providers: [RewardsService, RewardStockService, RewardPicturesService, RedemptionsService],
  exports: [RewardsService, RewardStockService, RewardPicturesService, RedemptionsService],
})
export class RewardsModule {}
