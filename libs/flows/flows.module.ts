// Wires the flows over the capabilities.
import { Module } from '@nestjs/common';
import { ImportsModule } from '@guike/imports';
import { MembersModule } from '@guike/members';
import { NotificationsModule } from '@guike/notifications';
import { PointsModule } from '@guike/points';
import { ProgrammeModule } from '@guike/programme';
import { PurchasesModule } from '@guike/purchases';
import { RewardsModule } from '@guike/rewards';
import { StoresModule } from '@guike/stores';
import { TiersModule } from '@guike/tiers';
import { WechatModule } from '@guike/wechat';
import { AdjustPoints } from './adjust-points';
import { AdjustmentList } from './adjustment-list';
import { Applicants } from './applicant';
import { ApplicationJoining } from './application-joining';
import { ApplicationList } from './application-list';
import { ApplicationSales } from './application-sales';
import { ApplyForMembership } from './apply-for-membership';
import { BindPhone } from './bind-phone';
import { Binding } from './binding';
import { ClaimLists } from './claim-lists';
import { ClaimedSale } from './claimed-sale';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { CardSwitch } from './card-switch';
import { DecideApplication } from './decide-application';
import { DecideClaim } from './decide-claim';
import { DecideTierByHand } from './decide-tier-by-hand';
import { EndOverrides } from './end-overrides';
import { EndRedemptions } from './end-redemptions';
import { Enrolment } from './enrolment';
import { DraftProgramme } from './draft-programme';
import { ExchangePurchase } from './exchange-purchase';
import { ExplainTier } from './explain-tier';
import { FileClaim } from './file-claim';
import { FindMember } from './find-member';
import { FreezeCard } from './freeze-card';
import { GreetMember } from './greet-member';
import { IdentifyMember } from './identify-member';
import { HoldPoints } from './hold-points';
import { ImportLists } from './import-lists';
import { ImportSales } from './import-sales';
import { IndexMembers } from './index-members';
import { InviteToJoin } from './invite-to-join';
import { JoinByFee } from './join-by-fee';
import { JoinByPurchase } from './join-by-purchase';
import { JoiningRight } from './joining-right';
import { JoinMember } from './join-member';
import { KeepRewardStock } from './keep-reward-stock';
import { KeepRewards } from './keep-rewards';
import { LapseRedemptions } from './lapse-redemptions';
import { Lapsing } from './lapsing';
import { CheckLedger } from './ledger-check';
import { LookUpRedemption } from './look-up-redemption';
import { MemberCard } from './member-card';
import { MemberFile } from './member-file';
import { MemberHome } from './member-home';
import { MemberInbox } from './member-inbox';
import { MemberMe } from './member-me';
import { MemberPurchases } from './member-purchases';
import { MemberSessions } from './member-session';
import { MemberTier } from './member-tier';
import { MembershipHistory } from './membership-history';
import { MembershipLists } from './membership-lists';
import { MergeMembers } from './merge-members';
import { MergePreview } from './merge-preview';
import { OfficeHome } from './office-home';
import { Overriding } from './overriding';
import { PayFee } from './pay-fee';
import { PointsLiability } from './points-liability';
import { PointsPage } from './points-page';
import { PointsStatement } from './points-statement';
import { PointsTender } from './points-tender';
import { PreviewProgramme } from './preview-programme';
import { ProgrammeVersions } from './programme-versions';
import { PublishProgramme } from './publish-programme';
import { ReadMasked } from './read-masked';
import { ReceiptSales } from './receipt-sales';
import { RecordPurchase } from './record-purchase';
import { SaleBooking } from './sale-booking';
import { SalesTogether } from './sales-together';
import { RedeemReward } from './redeem-reward';
import { RefundAnswers } from './refund-answers';
import { RefundLists } from './refund-lists';
import { Repeatable } from './repeatable';
import { ReturnGoods } from './return-goods';
import { ReversePurchase } from './reverse-purchase';
import { RewardCatalogue } from './reward-catalogue';
import { RewardPictures } from './reward-pictures';
import { RewardRedemptions } from './reward-redemptions';
import { SaleReceipts } from './sale-receipts';
import { SearchMembers } from './search-members';
import { SignInMember } from './sign-in-member';
import { ShopStaff } from './shop-staff';
import { ShopStores } from './shop-stores';
import { StaffDay } from './staff-day';
import { StageImport } from './stage-import';
import { StartReviews } from './start-reviews';
import { StatementLines } from './statement-lines';
import { SweepPoints } from './sweep-points';
import { TakeBack } from './take-back';
import { TellEndings } from './tell-endings';
import { TellExpiring } from './tell-expiring';
import { TierLists } from './tier-lists';
import { TierOverview } from './tier-overview';
import { TierReviews } from './tier-reviews';
import { TierStanding } from './tier-standing';
import { TiersPage } from './tiers-page';
import { TillLookups } from './till-lookups';
import { TryProgramme } from './try-programme';
import { UploadImport } from './upload-import';
import { VerifyRedemption } from './verify-redemption';
import { Welcome } from './welcome';

const flows = [
  DecideTierByHand,
  EndOverrides,
  MemberTier,
  PayFee,
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
  ],
  providers: [
    ...flows,
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
