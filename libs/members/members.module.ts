// Wires the members.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AliasesService } from './aliases.service';
import { ApplicationsService } from './applications.service';
import { ConsentsService } from './consents.service';
import { FreezesService } from './freezes.service';
import { InvitationsService } from './invitations.service';
import { joiningEntities } from './joining.entities';
import { MemberSearch } from './member-search.service';
import { membersEntities } from './members.entities';
import { MembersService } from './members.service';
import { WechatIdentities } from './wechat-identities.service';

const services = [
  AliasesService,
  ApplicationsService,
  MembersService,
  MemberSearch,
  ConsentsService,
  FreezesService,
  InvitationsService,
  WechatIdentities,
];

@Module({
  imports: [TypeOrmModule.forFeature([...membersEntities, ...joiningEntities])],
  providers: services,
  exports: services,
})
export class MembersModule {}
