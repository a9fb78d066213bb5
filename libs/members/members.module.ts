// Wires the members.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AliasesService } from './aliases.service';
import { ConsentsService } from './consents.service';
import { MemberSearch } from './member-search.service';
import { membersEntities } from './members.entities';
import { MembersService } from './members.service';
import { WechatIdentities } from './wechat-identities.service';

@Module({
  imports: [TypeOrmModule.forFeature(membersEntities)],
  providers: [AliasesService, MembersService, MemberSearch, ConsentsService, WechatIdentities],
  exports: [AliasesService, MembersService, MemberSearch, ConsentsService, WechatIdentities],
})
export class MembersModule {}
