// Wires the flows over the capabilities.
import { Module } from '@nestjs/common';
import { BenefitsModule } from '@guike/benefits';
import { CampaignsModule } from '@guike/campaigns';
import { CareModule } from '@guike/care';
import { EventsModule } from '@guike/events';
import { ImportsModule } from '@guike/imports';
import { LooksModule } from '@guike/looks';
import { MembersModule } from '@guike/members';
import { NotificationsModule } from '@guike/notifications';
import { PointsModule } from '@guike/points';
import { ProgrammeModule } from '@guike/programme';
import { PurchasesModule } from '@guike/purchases';
import { ReferralsModule } from '@guike/referrals';
import { RewardsModule } from '@guike/rewards';
import { StoresModule } from '@guike/stores';
import { TiersModule } from '@guike/tiers';
import { WechatEventsModule, WechatModule } from '@guike/wechat';
import { AdjustPoints } from './points/adjust-points';
import { AdjustmentList } from './points/adjustment-list';
import { Applicants } from './joining/applicant';
import { ApplicationJoining } from './joining/application-joining';
import { ApplicationList } from './joining/application-list';
import { ApplicationSales } from './joining/application-sales';
import { ApplyForMembership } from './joining/apply-for-membership';
import { BindPhone } from './joining/bind-phone';
import { Binding } from './joining/binding';
import { ClaimLists } from './points/claim-lists';
import { ClaimedSale } from './points/claimed-sale';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { CardSwitch } from './joining/card-switch';
import { DecideApplication } from './joining/decide-application';
import { DecideClaim } from './points/decide-claim';
import { DecideTierByHand } from './tiers/decide-tier-by-hand';
import { EndOverrides } from './tiers/end-overrides';
import { EndRedemptions } from './rewards/end-redemptions';
import { Enrolment } from './joining/enrolment';
import { DraftProgramme } from './programme/draft-programme';
import { ExchangePurchase } from './exchange-purchase';
import { ExplainTier } from './tiers/explain-tier';
import { FileClaim } from './points/file-claim';
import { FindMember } from './staff/find-member';
import { FreezeCard } from './joining/freeze-card';
import { GreetMember } from './staff/greet-member';
import { IdentifyMember } from './staff/identify-member';
import { HoldPoints } from './points/hold-points';
import { ImportLists } from './imports/import-lists';
import { ImportSales } from './imports/import-sales';
import { IndexMembers } from './office/index-members';
import { InviteToJoin } from './joining/invite-to-join';
import { JoinByFee } from './joining/join-by-fee';
import { JoinByPurchase } from './joining/join-by-purchase';
import { JoiningRight } from './joining/joining-right';
import { JoinMember } from './joining/join-member';
import { KeepRewardStock } from './rewards/keep-reward-stock';
import { KeepRewards } from './rewards/keep-rewards';
import { LapseRedemptions } from './rewards/lapse-redemptions';
import { Lapsing } from './rewards/lapsing';
import { CheckLedger } from './points/ledger-check';
import { LookUpRedemption } from './rewards/look-up-redemption';
import { MemberCard } from './member/member-card';
import { MemberFile } from './office/member-file';
import { MemberHome } from './member/member-home';
import { MemberInbox } from './member/member-inbox';
import { MemberMe } from './member/member-me';
import { MemberPurchases } from './office/member-purchases';
import { MemberSessions } from './member/member-session';
import { MemberTier } from './tiers/member-tier';
import { MembershipHistory } from './joining/membership-history';
import { MembershipLists } from './joining/membership-lists';
import { MergeMembers } from './joining/merge-members';
import { MergePreview } from './joining/merge-preview';
import { OfficeHome } from './office/office-home';
import { Overriding } from './tiers/overriding';
import { FeeList } from './tiers/fee-list';
import { PayFee } from './tiers/pay-fee';
import { ReverseFee } from './tiers/reverse-fee';
import { PointsLiability } from './points/points-liability';
import { PointsPage } from './points/points-page';
import { PointsStatement } from './points/points-statement';
import { PointsTender } from './points/points-tender';
import { PreviewProgramme } from './programme/preview-programme';
import { ProgrammeVersions } from './programme/programme-versions';
import { PublishProgramme } from './programme/publish-programme';
import { ReadMasked } from './office/read-masked';
import { ReceiptSales } from './points/receipt-sales';
import { RecordPurchase } from './record-purchase';
import { SaleBooking } from './sale-booking';
import { SalesTogether } from './sales-together';
import { RedeemReward } from './rewards/redeem-reward';
import { RefundAnswers } from './refund-answers';
import { RefundLists } from './office/refund-lists';
import { EachAlone } from './each-alone';
import { Repeatable } from './repeatable';
import { ReturnGoods } from './return-goods';
import { ReversePurchase } from './reverse-purchase';
import { RewardCatalogue } from './rewards/reward-catalogue';
import { RewardPictures } from './rewards/reward-pictures';
import { RewardRedemptions } from './rewards/reward-redemptions';
import { SaleReceipts } from './sale-receipts';
import { SearchMembers } from './office/search-members';
import { SignInMember } from './member/sign-in-member';
import { ShopStaff } from './office/shop-staff';
import { ShopStores } from './office/shop-stores';
import { StaffDay } from './staff/staff-day';
import { StageImport } from './imports/stage-import';
import { StartReviews } from './tiers/start-reviews';
import { StatementLines } from './points/statement-lines';
import { SweepPoints } from './points/sweep-points';
import { TakeBack } from './take-back';
import { TellEndings } from './tiers/tell-endings';
import { TellExpiring } from './points/tell-expiring';
import { TierLists } from './tiers/tier-lists';
import { TierOverview } from './tiers/tier-overview';
import { TierReviews } from './tiers/tier-reviews';
import { TierStanding } from './tiers/tier-standing';
import { TiersPage } from './tiers/tiers-page';
import { TillLookups } from './staff/till-lookups';
import { TryProgramme } from './programme/try-programme';
import { UploadImport } from './imports/upload-import';
import { VerifyRedemption } from './rewards/verify-redemption';
import { Welcome } from './member/welcome';
import { benefitFlows, benefitParts } from './benefits/benefits-flows';
import { birthdayFlows, birthdayParts } from './birthday/birthday-flows';
import { eventFlows, eventParts } from './events/events-flows';
import { eventOutcomeFlows, eventOutcomeParts } from './events-after/event-outcome-flows';
import { campaignFlows, campaignParts } from './campaigns/campaigns-flows';
import { likesFlows, likesParts } from './likes/likes-flows';
import { looksSharingFlows } from './looks-sharing/looks-sharing-flows';
import { looksFlows, looksParts } from './looks/looks-flows';
import { messageFlows, messageParts } from './messages/messages-flows';
import { profileFlows, profileParts } from './profile/profile-flows';
import { referralFlows, referralParts } from './referral/referral-flows';
import { wechatFlows } from './wechat/wechat-flows';

const flows = [
  ...messageFlows,
  ...profileFlows,
  ...campaignFlows,
  ...birthdayFlows,
  ...eventFlows,
  ...eventOutcomeFlows,
  ...likesFlows,
  ...looksFlows,
  ...benefitFlows,
  ...looksSharingFlows,
  ...referralFlows,
  ...wechatFlows,
  DecideTierByHand,
  EndOverrides,
  MemberTier,
  FeeList,
  PayFee,
  ReverseFee,
  StartReviews,
  TellEndings,
  TierLists,
  TierOverview,
  TierReviews,
  TierStanding,
  RecordPurchase,
  SaleBooking,
  SalesTogether,
  ReversePurchase,
  ReturnGoods,
  ExchangePurchase,
  ExplainTier,
  JoinMember,
  FindMember,
  HoldPoints,
  SweepPoints,
  MemberHome,
  PointsPage,
  TiersPage,
  MemberCard,
  MemberInbox,
  MemberMe,
  Welcome,
  SignInMember,
  BindPhone,
  TillLookups,
  StageImport,
  ImportSales,
  UploadImport,
  ImportLists,
  RefundLists,
  ShopStaff,
  ShopStores,
  CheckLedger,
  SearchMembers,
  IndexMembers,
  MemberFile,
  MemberPurchases,
  ReadMasked,
  OfficeHome,
  PointsLiability,
  PointsStatement,
  RewardCatalogue,
  RedeemReward,
  VerifyRedemption,
  LapseRedemptions,
  KeepRewards,
  KeepRewardStock,
  RewardPictures,
  RewardRedemptions,
  GreetMember,
  LookUpRedemption,
  StaffDay,
  ProgrammeVersions,
  DraftProgramme,
  PublishProgramme,
  TryProgramme,
  PreviewProgramme,
  AdjustPoints,
  AdjustmentList,
  FileClaim,
  DecideClaim,
  ClaimLists,
  MergePreview,
  MergeMembers,
  TellExpiring,
  ApplyForMembership,
  DecideApplication,
  ApplicationList,
  InviteToJoin,
  FreezeCard,
  MembershipLists,
  MembershipHistory,
];

@Module({
  imports: [
    ProgrammeModule,
    MembersModule,
    PurchasesModule,
    PointsModule,
    TiersModule,
    RewardsModule,
    StoresModule,
    NotificationsModule,
    ImportsModule,
    WechatModule,
    WechatEventsModule,
    CareModule,
    CampaignsModule,
    LooksModule,
    ReferralsModule,
    EventsModule,
    BenefitsModule,
  ],
  providers: [
    ...flows,
    ...messageParts,
    ...profileParts,
    ...campaignParts,
    ...birthdayParts,
    ...eventParts,
    ...eventOutcomeParts,
    ...likesParts,
    ...looksParts,
    ...benefitParts,
    ...referralParts,
    EachAlone,
    Repeatable,
    Customers,
    CreditingService,
    Enrolment,
    JoinByFee,
    JoinByPurchase,
    JoiningRight,
    Binding,
    MemberSessions,
    PointsTender,
    IdentifyMember,
    StatementLines,
    SaleReceipts,
    TakeBack,
    RefundAnswers,
    Lapsing,
    Overriding,
    ClaimedSale,
    EndRedemptions,
    Applicants,
    ApplicationSales,
    ApplicationJoining,
    ReceiptSales,
    CardSwitch,
  ],
  exports: flows,
})
export class FlowsModule {}
