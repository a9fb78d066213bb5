// Friends whom members bring. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { ClimbLadder } from './climb-ladder';
import { FollowFriend } from './follow-friend';
import { FriendRisk } from './friend-risk';
import { GiveReferralGifts } from './give-referral-gifts';
import { InvitationLanding } from './invitation-landing';
import { InvitationPictures } from './invitation-pictures';
import { InviteFriends } from './invite-friends';
import { JudgeReferral } from './judge-referral';
import { OnFriendNews } from './on-friend-news';
import { ReferralFactsReader } from './referral-facts';
import { ReferralFigures } from './referral-figures';
import { ReferralJudging } from './referral-judging';
import { ReferralOffice } from './referral-office';
import { ReferredFriends } from './referred-friends';
import { SettleFriendPoints } from './settle-friend-points';
import { SweepReferrals } from './sweep-referrals';
import { TouchInvitation } from './touch-invitation';

/** What apps and jobs call. */
export const referralFlows: Provider[] = [
  InviteFriends,
  InvitationPictures,
  ReferredFriends,
  TouchInvitation,
  FriendRisk,
  InvitationLanding,
  JudgeReferral,
  OnFriendNews,
  ReferralOffice,
  ReferralFigures,
  SweepReferrals,
];

/** What only flows call. */
export const referralParts: Provider[] = [
  ClimbLadder,
  FollowFriend,
  GiveReferralGifts,
  ReferralFactsReader,
  ReferralJudging,
  SettleFriendPoints,
];
