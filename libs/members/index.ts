// Members: who they are, how they are found, how they join.
export { AliasesService, everyIdOf, keepersOf } from './aliases.service';
export { type Application, ApplicationsService, type NewApplication } from './applications.service';
export {
  type Consent,
  ConsentsService,
  type OptionalPurpose,
  type PaperVersions,
  type PastConsent,
  joiningPurposes,
  optionalPurposes,
} from './consents.service';
export { type DataExport, DataExportsService } from './data-exports.service';
export { EMAIL_CODE_SECONDS, type EmailCodeWish, EmailCodesService } from './email-codes.service';
export { EmailsService, type MemberEmail, handOverEmail } from './emails.service';
export { type MemberExit, ExitsService, REGRET_DAYS } from './exits.service';
export { type Celebrant, type Occasion, type Span, BirthdayYears } from './birthday-years.service';
export { birthdayIn, birthdayKey, isBirthMonth, isBirthday, keysOfDay, nextBirthday } from './birthdays';
export { type CardFreeze, FreezesService } from './freezes.service';
export { type Invitation, InvitationsService } from './invitations.service';
export { maskEmail, maskName, maskPhone, sameName } from './masking';
export { type MaskedFace, MemberSearch } from './member-search.service';
export { MembersModule } from './members.module';
export { type CustomerRef, type Joining, type MemberFace, MembersService } from './members.service';
export { CODE_SECONDS, type CodeWish, PhoneCodesService } from './phone-codes.service';
export { type MemberProfile, ProfilesService, isYounger } from './profiles.service';
export { membersByStore } from './store-members';
export { type WechatIdentity, WechatIdentities } from './wechat-identities.service';
