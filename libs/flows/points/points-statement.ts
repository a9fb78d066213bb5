// A month of points as a workbook: for the brand, for a store's points, or for one member. Names are masked; every
// export is written down.
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, type MemberId, addDays, addMonths } from '@guike/kernel';
import { Audit, CLOCK, Database, type Sheet, type Tx, workbook } from '@guike/platform';
import { type LiabilityScope, LiabilityService } from '@guike/points';
import { type OfficeReader, logReading } from '../office/office-reader';
import { type LiabilityWish, PointsLiability, requirePast } from './points-liability';
import { StatementLines } from './statement-lines';
import { lineSheet, monthInWords, summarySheets } from './statement-sheets';

export interface StatementFile {
  readonly name: string;
  readonly content: Readable;
}

@Injectable()
export class PointsStatement {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly liabilities: PointsLiability,
    private readonly points: LiabilityService,
    private readonly lines: StatementLines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The month of the brand, or of the points that one store gave. A month under way goes up to today. Errors:
   * INPUT_INVALID (a month to come), STORE_UNKNOWN, FORBIDDEN (a manager, another store), PROGRAMME_MISSING.
   */
  async ofStores(month: string, wish: LiabilityWish, reader: OfficeReader): Promise<StatementFile> {
    const tx = this.database.reading;
    const day = await this.lastDay(tx, month);
    const store = await this.liabilities.storeOf(tx, wish, reader);
    const found = await this.liabilities.asOf(day, wish, reader);
    const scope = { storeId: store?.id ?? null, memberId: null };
    await this.database.inTransaction((open) =>
      this.audit.record(open, {
        actorKind: 'staff',
        actorId: reader.staffId,
        action: 'points.statement_exported',
        detail: { month, storeId: scope.storeId },
      }),
    );
    const whose = store?.name ?? '全部门店';
    return this.file(month, whose, [...summarySheets(month, whose, found), this.lineSheet(day, scope)]);
  }

  /** The same for one member; the reading is logged. Errors: MEMBER_UNKNOWN, INPUT_INVALID, PROGRAMME_MISSING. */
  async ofMember(memberId: MemberId, month: string, reader: OfficeReader): Promise<StatementFile> {
    const tx = this.database.reading;
    const day = await this.lastDay(tx, month);
    await logReading(this.database, this.audit, reader, memberId, 'member.statement_exported', { month });
    const scope = { storeId: null, memberId };
    const found = await this.points.asOf(tx, day, scope);
    const summary = summarySheets(month, '会员', {
      ...found,
      expiries: [...found.expiries],
      day,
      worthFen: null,
      stores: [],
      elsewhere: [],
      bornBy: 'earning_store',
    });
    return this.file(month, '会员', [...summary, this.lineSheet(day, scope)]);
  }

  private async lastDay(tx: Tx, month: string): Promise<BusinessDay> {
    const first = `${month}-01` as BusinessDay;
    const today = await this.liabilities.today(tx);
    requirePast(first, today, 'month');
    const last = addDays(addMonths(first, 1), -1);
    return last < today ? last : today;
  }

  private lineSheet(day: BusinessDay, scope: LiabilityScope): Sheet {
    return lineSheet(this.lines.read(this.database.reading, day, scope));
  }

  private file(month: string, whose: string, sheets: readonly Sheet[]): StatementFile {
    const name = `积分月结单 ${monthInWords(month)} ${whose}.xlsx`;
    return { name, content: workbook(sheets, this.clock.now()) };
  }
}
