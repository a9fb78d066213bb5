// The handler of every job, by name: a job without one does not compile.
import { Module } from '@nestjs/common';
import { ImportsModule } from '@guike/imports';
import { NotificationsModule } from '@guike/notifications';
import { JOB_HANDLERS, type JobHandlers, JobRunner } from '@guike/platform';
import { ProgrammeModule } from '@guike/programme';
import { PurchasesModule } from '@guike/purchases';
import { RewardsModule } from '@guike/rewards';
import { TiersModule } from '@guike/tiers';
import { OnGrantStarted } from './benefits/on-grant-started';
import { OnBirthday } from './birthday/on-birthday';
import { OnCampaignStarted } from './campaigns/on-campaign-started';
import { ApplyImport } from './imports/apply-import';
import { CallOffEvent } from './events/call-off-event';
import { InviteInPieces } from './events/invite-in-pieces';
import { OnEvent } from './events/on-event';
import { OnEventOpened } from './events/on-event-opened';
import { OnEventHeld } from './events-after/on-event-held';
import { FlowsModule } from './flows.module';
import { OnMemberJoined } from './joining/on-member-joined';
import { SendMessages } from './messages/send-messages';
import { MakeExport } from './profile/make-export';
import { OnPurchaseRecorded } from './on-purchase-recorded';
import { OnPurchaseReversed } from './on-purchase-reversed';
import { FriendRisk } from './referral/friend-risk';
import { JudgeReferral } from './referral/judge-referral';
import { OnRedemption } from './rewards/on-redemption';
import { OnTierReviewed } from './tiers/on-tier-reviewed';
import { OnTierUpgraded } from './tiers/on-tier-upgraded';
import { ReviewTiers } from './tiers/review-tiers';
import { OnLookPublished } from './likes/on-look-published';
import { CheckLook } from './looks/check-look';
import { OnWechatEvent } from './wechat/on-wechat-event';

function jobHandlers(
  memberJoined: OnMemberJoined,
  purchaseRecorded: OnPurchaseRecorded,
  purchaseReversed: OnPurchaseReversed,
  tierUpgraded: OnTierUpgraded,
  redemption: OnRedemption,
  importStaged: ApplyImport,
  tierReviewed: OnTierReviewed,
  reviewStarted: ReviewTiers,
  birthday: OnBirthday,
  messages: SendMessages,
  campaignStarted: OnCampaignStarted,
  wechatEvent: OnWechatEvent,
  exportAsked: MakeExport,
  grantStarted: OnGrantStarted,
  referralBound: JudgeReferral,
  referralTouched: FriendRisk,
  lookSubmitted: CheckLook,
  lookPublished: OnLookPublished,
  event: OnEvent,
  eventOpened: OnEventOpened,
  segmentInvited: InviteInPieces,
  eventCancelled: CallOffEvent,
  eventHeld: OnEventHeld,
): JobHandlers {
  return {
    'member.joined': memberJoined.handle,
    'purchase.recorded': purchaseRecorded.handle,
    'purchase.reversed': purchaseReversed.handle,
    'tier.upgraded': tierUpgraded.handle,
    'reward.redeemed': redemption.redeemed,
    'redemption.lapsed': redemption.lapsed,
    'import.staged': importStaged,
    'tier.reviewed': tierReviewed.handle,
    'review.started': reviewStarted,
    'birthday.found': birthday.found,
    'birthday.told': birthday.told,
    'message.planned': messages,
    'campaign.started': campaignStarted,
    'wechat.event': wechatEvent,
    'export.asked': exportAsked,
    'grant.started': grantStarted,
    'referral.touched': referralTouched,
    'referral.bound': referralBound,
    'look.submitted': lookSubmitted,
    'event.opened': eventOpened,
    'event.segment_invited': segmentInvited,
    'event.changed': event.changed,
    'event.cancelled': eventCancelled,
    'event.held': eventHeld.handle,
    'look.published': lookPublished.handle,
  };
}

const handlers = [
  OnMemberJoined,
  OnPurchaseRecorded,
  OnPurchaseReversed,
  OnTierUpgraded,
  OnRedemption,
  ApplyImport,
  OnTierReviewed,
  ReviewTiers,
];
/** Flows that handle jobs and are called by other flows, too. */
const handlingFlows = [
  OnBirthday,
  SendMessages,
  OnCampaignStarted,
  OnWechatEvent,
  MakeExport,
  OnGrantStarted,
  JudgeReferral,
  FriendRisk,
  CheckLook,
  OnLookPublished,
  OnEvent,
  OnEventOpened,
  InviteInPieces,
  CallOffEvent,
  OnEventHeld,
];

/** Provides JOB_HANDLERS, and JobRunner on top of it. */
@Module({
  imports: [
    FlowsModule,
    ImportsModule,
    NotificationsModule,
    ProgrammeModule,
    PurchasesModule,
    RewardsModule,
    TiersModule,
  ],
  providers: [
    ...handlers,
    { provide: JOB_HANDLERS, inject: [...handlers, ...handlingFlows], useFactory: jobHandlers },
    JobRunner,
  ],
  exports: [JOB_HANDLERS, JobRunner],
})
export class JobHandlersModule {}
