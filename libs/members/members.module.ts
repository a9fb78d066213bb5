// Wires the members.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AliasesService } from './aliases.service';
import { ApplicationsService } from './applications.service';
import { BirthdayYears } from './birthday-years.service';
import { birthdayEntities } from './birthday.entities';
import { ConsentsService } from './consents.service';
import { FreezesService } from './freezes.service';
import { InvitationsService } from './invitations.service';
import { DataExportsService } from './data-exports.service';
import { emailEntities } from './email.entities';
import { EmailCodesService } from './email-codes.service';
import { EmailsService } from './emails.service';
import { ExitsService } from './exits.service';
import { joiningEntities } from './joining.entities';
import { MemberSearch } from './member-search.service';
import { membersEntities } from './members.entities';
import { MembersService } from './members.service';
import { PhoneCodesService } from './phone-codes.service';
import { profileEntities } from './profile.entities';
import { ProfilesService } from './profiles.service';
import { WechatIdentities } from './wechat-identities.service';

const services = [
  AliasesService,
  BirthdayYears,
  ApplicationsService,
  MembersService,
  MemberSearch,
  ConsentsService,
  FreezesService,
  InvitationsService,
  WechatIdentities,
  ProfilesService,
  PhoneCodesService,
  EmailsService,
  EmailCodesService,
  ExitsService,
  DataExportsService,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...membersEntities,
      ...joiningEntities,
      ...profileEntities,
      ...birthdayEntities,
      ...emailEntities,
    ]),
  ],
  providers: services,
  exports: services,
})
export class MembersModule {}
