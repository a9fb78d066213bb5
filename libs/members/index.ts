// Members: who they are, how they are found, how they join.
export { AliasesService, keepersOf } from './aliases.service';
export { type Application, ApplicationsService, type NewApplication } from './applications.service';
export { type Consent, ConsentsService, type PaperVersions } from './consents.service';
export { type CardFreeze, FreezesService } from './freezes.service';
export { type Invitation, InvitationsService } from './invitations.service';
export { maskName, maskPhone, sameName } from './masking';
export { type MaskedFace, MemberSearch } from './member-search.service';
export { MembersModule } from './members.module';
export { type CustomerRef, type Joining, type MemberFace, MembersService } from './members.service';
export { membersByStore } from './store-members';
export { type WechatIdentity, WechatIdentities } from './wechat-identities.service';
