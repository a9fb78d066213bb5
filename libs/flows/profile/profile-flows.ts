// What members tell of themselves, take along, and how they leave. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { ApplyMyself } from '../joining/apply-myself';
import { ProvePhone } from '../joining/prove-phone';
import { DataExports } from './data-exports';
import { EraseMember } from './erase-member';
import { EraseMembers } from './erase-members';
import { ErasedFiles } from './erased-files';
import { ExportContents } from './export-contents';
import { ExportLinks } from './export-links';
import { Forgetting } from './forgetting';
import { KeepEmail } from './keep-email';
import { KeepProfile } from './keep-profile';
import { LeaveProgramme } from './leave-programme';
import { MakeExport } from './make-export';
import { MemberAvatar } from './member-avatar';
import { MemberHistory } from './member-history';
import { DecidePurpose } from './decide-purpose';
import { MemberPrivacy } from './member-privacy';
import { OfficeProfile } from './office-profile';

/** What apps call. */
export const profileFlows: Provider[] = [
  KeepProfile,
  KeepEmail,
  MemberAvatar,
  DecidePurpose,
  MemberPrivacy,
  DataExports,
  LeaveProgramme,
  EraseMembers,
  OfficeProfile,
  MakeExport,
  ApplyMyself,
  ProvePhone,
];

/** What only flows call. */
export const profileParts: Provider[] = [
  ExportLinks,
  ExportContents,
  EraseMember,
  ErasedFiles,
  Forgetting,
  MemberHistory,
];
