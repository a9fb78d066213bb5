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
import { BindPhone } from './bind-phone';
import { Binding } from './binding';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { Enrolment } from './enrolment';
import { ExchangePurchase } from './exchange-purchase';
import { FindMember } from './find-member';
import { GreetMember } from './greet-member';
import { IdentifyMember } from './identify-member';
import { HoldPoints } from './hold-points';
import { ImportLists } from './import-lists';
import { ImportSales } from './import-sales';
import { IndexMembers } from './index-members';
import { JoinByPurchase } from './join-by-purchase';
import { JoinMember } from './join-member';
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
import { OfficeHome } from './office-home';
import { PointsLiability } from './points-liability';
import { PointsPage } from './points-page';
import { PointsStatement } from './points-statement';
import { PointsTender } from './points-tender';
import { ReadMasked } from './read-masked';
import { RecordPurchase } from './record-purchase';
import { RedeemReward } from './redeem-reward';
import { RefundAnswers } from './refund-answers';
import { RefundLists } from './refund-lists';
import { Repeatable } from './repeatable';
import { ReturnGoods } from './return-goods';
import { ReversePurchase } from './reverse-purchase';
import { RewardCatalogue } from './reward-catalogue';
import { SaleReceipts } from './sale-receipts';
import { SearchMembers } from './search-members';
import { SignInMember } from './sign-in-member';
import { ShopStaff } from './shop-staff';
import { ShopStores } from './shop-stores';
import { StaffDay } from './staff-day';
import { StageImport } from './stage-import';
import { StatementLines } from './statement-lines';
import { SweepPoints } from './sweep-points';
import { TakeBack } from './take-back';
import { TiersPage } from './tiers-page';
import { TillLookups } from './till-lookups';
import { UploadImport } from './upload-import';
import { VerifyRedemption } from './verify-redemption';
import { Welcome } from './welcome';

const flows = [
  RecordPurchase,
  ReversePurchase,
  ReturnGoods,
  ExchangePurchase,
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
  GreetMember,
  LookUpRedemption,
  StaffDay,
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
    JoinByPurchase,
    Binding,
    MemberSessions,
    PointsTender,
    IdentifyMember,
    StatementLines,
    SaleReceipts,
    TakeBack,
    RefundAnswers,
    Lapsing,
  ],
  exports: flows,
})
export class FlowsModule {}
