// Every migration, in order. A landed one is never edited: what comes after it is a new file.
import { Stores1764000000001 } from './0001-stores';
import { Programme1764000000002 } from './0002-programme';
import { Members1764000000003 } from './0003-members';
import { Purchases1764000000004 } from './0004-purchases';
import { Points1764000000005 } from './0005-points';
import { PointsFunctions1764000000006 } from './0006-points-functions';
import { Tiers1764000000007 } from './0007-tiers';
import { Messages1764000000008 } from './0008-messages';
import { Imports1764000000009 } from './0009-imports';
import { MemberLock1764000000010 } from './0010-member-lock';
import { Rights1764000000011 } from './0011-rights';
import { WechatIdentity1764000000012 } from './0012-wechat-identity';
import { MemberSearch1764000000013 } from './0013-member-search';
import { ImportRuns1764000000014 } from './0014-import-runs';
import { PointsSpending1764000000015 } from './0015-points-spending';
import { Rewards1764000000016 } from './0016-rewards';
import { StaffDay1764000000017 } from './0017-staff-day';
import { TierFacts1764000000018 } from './0018-tier-facts';
import { ProgrammeDrafts1764000000019 } from './0019-programme-drafts';
import { PointsOffice1764000000020 } from './0020-points-office';
import { RewardPictures1764000000021 } from './0021-reward-pictures';
import { TierReviews1764000000022 } from './0022-tier-reviews';
import { Applications1764000000023 } from './0023-applications';
import { CareTasks1764000000024 } from './0024-care-tasks';
import { MessageSends1764000000025 } from './0025-message-sends';
import { Profiles1764000000026 } from './0026-profiles';
import { Campaigns1764000000027 } from './0027-campaigns';
import { Birthdays1764000000028 } from './0028-birthdays';
import { Benefits1764000000029 } from './0029-benefits';
import { BenefitsMore1764000000030 } from './0030-benefits-more';
import { WechatEvents1764000000031 } from './0031-wechat-events';
import { SalesTogether1764000000032 } from './0032-sales-together';
import { PointsOfStores1764000000033 } from './0033-points-of-stores';
import { ForgottenTags1764000000034 } from './0034-forgotten-tags';
import { Keepers1764000000035 } from './0035-keepers';
import { Looks1764000000036 } from './0036-looks';
import { Likes1764000000037 } from './0037-likes';
import { Referrals1764000000038 } from './0038-referrals';
import { Events1764000000039 } from './0039-events';
import { EventOutcomes1764000000040 } from './0040-event-outcomes';
import { WordsOfChannels1764000000041 } from './0041-words-of-channels';
import { LookReservations1764000000042 } from './0042-look-reservations';
import { TierLocksAndSweeps1764000000043 } from './0043-tier-locks-and-sweeps';
import { FeeReversals1764000000046 } from './0046-fee-reversals';
import { Email1764000000047 } from './0047-email';
import { FamilyByInvitation1764000000048 } from './0048-family-by-invitation';
import { LeftOut1764000000049 } from './0049-left-out';

export const migrations = [
  Stores1764000000001,
  Programme1764000000002,
  Members1764000000003,
  Purchases1764000000004,
  Points1764000000005,
  PointsFunctions1764000000006,
  Tiers1764000000007,
  Messages1764000000008,
  Imports1764000000009,
  MemberLock1764000000010,
  Rights1764000000011,
  WechatIdentity1764000000012,
  MemberSearch1764000000013,
  ImportRuns1764000000014,
  PointsSpending1764000000015,
  Rewards1764000000016,
  StaffDay1764000000017,
  TierFacts1764000000018,
  ProgrammeDrafts1764000000019,
  PointsOffice1764000000020,
  RewardPictures1764000000021,
  TierReviews1764000000022,
  Applications1764000000023,
  CareTasks1764000000024,
  MessageSends1764000000025,
  Profiles1764000000026,
  Campaigns1764000000027,
  Birthdays1764000000028,
  Benefits1764000000029,
  BenefitsMore1764000000030,
  WechatEvents1764000000031,
  SalesTogether1764000000032,
  PointsOfStores1764000000033,
  ForgottenTags1764000000034,
  Keepers1764000000035,
  Looks1764000000036,
  Likes1764000000037,
  Referrals1764000000038,
  Events1764000000039,
  EventOutcomes1764000000040,
  WordsOfChannels1764000000041,
  LookReservations1764000000042,
  TierLocksAndSweeps1764000000043,
  FeeReversals1764000000046,
  Email1764000000047,
  FamilyByInvitation1764000000048,
  LeftOut1764000000049,
];
