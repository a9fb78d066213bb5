// Wires the tiers.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TierDeeds } from './deeds.service';
import { FeeReceiptsService } from './fee-receipts.service';
import { HoldingsService } from './holdings.service';
import { OverridesService } from './overrides.service';
import { reviewEntities } from './review.entities';
import { ReviewsService } from './reviews.service';
import { tiersEntities } from './tiers.entities';
import { TiersService } from './tiers.service';

@Module({
  imports: [TypeOrmModule.forFeature([...tiersEntities, ...reviewEntities])],
  providers: [FeeReceiptsService, HoldingsService, OverridesService, ReviewsService, TiersService, TierDeeds],
  exports: [FeeReceiptsService, HoldingsService, OverridesService, ReviewsService, TiersService, TierDeeds],
})
export class TiersModule {}
