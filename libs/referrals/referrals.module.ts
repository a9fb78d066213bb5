// Wires the referrals.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InviteCodesService } from './invite-codes.service';
import { referralsEntities } from './referrals.entities';
import { ReferralsService } from './referrals.service';
import { FriendRewards } from './friend-rewards.service';
import { TouchesService } from './touches.service';

@Module({
  imports: [TypeOrmModule.forFeature(referralsEntities)],
  providers: [InviteCodesService, TouchesService, ReferralsService, FriendRewards],
  exports: [InviteCodesService, TouchesService, ReferralsService, FriendRewards],
})
export class ReferralsModule {}
