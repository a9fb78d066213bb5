// Wires the members.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentsService } from './consents.service';
import { MemberSearch } from './member-search.service';
import { membersEntities } from './members.entities';
import { MembersService } from './members.service';
import { WechatIdentities } from './wechat-identities.service';

@Module({
  imports: [TypeOrmModule.forFeature(membersEntities)],
  providers: [MembersService, MemberSearch, ConsentsService, WechatIdentities],
  exports: [MembersService, MemberSearch, ConsentsService, WechatIdentities],
})
export class MembersModule {}
