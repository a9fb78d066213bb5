// Wires the flows over the capabilities.
import { Module } from '@nestjs/common';
import { ImportsModule } from '@guike/imports';
import { MembersModule } from '@guike/members';
import { NotificationsModule } from '@guike/notifications';
import { PointsModule } from '@guike/points';
import { ProgrammeModule } from '@guike/programme';
import { PurchasesModule } from '@guike/purchases';
import { StoresModule } from '@guike/stores';
import { TiersModule } from '@guike/tiers';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { ExchangePurchase } from './exchange-purchase';
import { FindMember } from './find-member';
import { ImportSales } from './import-sales';
import { JoinMember } from './join-member';
import { CheckLedger } from './ledger-check';
import { MemberHome } from './member-home';
import { RecordPurchase } from './record-purchase';
import { RefundAnswers } from './refund-answers';
import { Repeatable } from './repeatable';
import { ReturnGoods } from './return-goods';
import { ReversePurchase } from './reverse-purchase';
import { SaleReceipts } from './sale-receipts';
import { StageImport } from './stage-import';
import { TakeBack } from './take-back';
import { TillLookups } from './till-lookups';

const flows = [
  RecordPurchase,
  ReversePurchase,
  ReturnGoods,
  ExchangePurchase,
  JoinMember,
  FindMember,
  MemberHome,
  TillLookups,
  StageImport,
  ImportSales,
  CheckLedger,
];

@Module({
  imports: [
    ProgrammeModule,
    MembersModule,
    PurchasesModule,
    PointsModule,
    TiersModule,
    StoresModule,
    NotificationsModule,
    ImportsModule,
  ],
  providers: [...flows, Repeatable, Customers, CreditingService, SaleReceipts, TakeBack, RefundAnswers],
  exports: flows,
})
export class FlowsModule {}
