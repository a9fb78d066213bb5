// Runs the invoices of a staged export through the same flows as a till's: customers side by side, each in order, and the
// sales of different customers in company.
import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@guike/kernel';
import { type ImportBatch, type ImportedInvoice, type ImportLane, ImportLanes } from '@guike/imports';
import type { CustomerRef } from '@guike/members';
import { Database, sqlState } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { SaleCommand } from '../commands';
import { RecordPurchase } from '../record-purchase';
import { type ReturnAnswer, ReturnGoods } from '../return-goods';
import { type ImportTerms, instantOf, isCancellation, returnOf, saleOf } from './imported-invoice';
import { roundsOf } from './invoice-rounds';

export interface ImportOptions {
  /** The version of the agreement under which customers are taken to have agreed to join; null: nobody joins. */
  readonly consentVersion: string | null;
  /** Whom a customer number of the file names; unless told, somebody known to its source by that number. */
  readonly customerOf?: (number: string) => CustomerRef;
  /** Days added to every time of the file. */
  readonly shiftDays?: number;
  /**
   * Runs work at the time of its invoice, as a replay does: one invoice after the other. Unless told, everything happens
   * now. Together with consent only: sales without it may be recorded in company, at the time of another.
   */
  readonly at?: <T>(instant: Date, work: () => Promise<T>) => Promise<T>;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** How many lanes run side by side, each with a connection of its own; all of them unless told. */
  readonly lanesAtOnce?: number;
  /** Ends the run between two pages of invoices; it can be continued. */
  readonly signal?: AbortSignal;
}

/** What this run has done, of `invoices` that were left when it began. Refund lines are those of goods. */
export interface ImportProgress {
  readonly invoices: number;
  purchases: number;
  cancellations: number;
  refused: number;
  refundsMatched: number;
  refundsUnmatched: number;
}

interface Run {
  readonly batch: ImportBatch;
  readonly terms: ImportTerms;
  readonly at: ImportOptions['at'];
  readonly progress: ImportProgress;
  readonly report: () => void;
  readonly signal: AbortSignal;
}

/** As many invoices share a commit where sales are recorded in company, and a stop waits for as many. */
const PAGE = 100;
/** Refusals that are not about the invoice: the run stops, and goes on when they are over. */
const NOT_THE_INVOICE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['UNAVAILABLE', 'INTERNAL', 'PROGRAMME_MISSING']);

@Injectable()
export class ImportSales {
  constructor(
    private readonly database: Database,
    private readonly lanes: ImportLanes,
    private readonly programmes: ProgrammeService,
    private readonly recordPurchase: RecordPurchase,
    private readonly returnGoods: ReturnGoods,
  ) {}

  /**
   * Applies what is left of a batch. Safe to repeat: receipts are recorded once. An invoice that a flow refuses is kept
   * for the report and the run goes on. Errors: PROGRAMME_MISSING, and whatever keeps the flows from working.
   */
  async apply(batch: ImportBatch, options: ImportOptions): Promise<ImportProgress> {
    const lanes = await this.lanes.all(this.database.reading, batch.id);
    const { body } = await this.programmes.present(this.database.reading);
    const invoices = lanes.reduce((sum, lane) => sum + lane.invoicesLeft, 0);
    const progress = { invoices, purchases: 0, cancellations: 0, refused: 0, refundsMatched: 0, refundsUnmatched: 0 };
    const failed = new AbortController();
    const run: Run = {
      batch,
      terms: {
        storeId: batch.storeId,
        source: batch.source,
        format: batch.format,
        timeZone: body.timeZone,
        consentVersion: options.consentVersion,
        customerOf: options.customerOf ?? ((externalId) => ({ kind: 'external', source: batch.source, externalId })),
        shiftDays: options.shiftDays ?? 0,
      },
      at: options.at,
      progress,
      report: () => options.onProgress?.(progress),
      signal: options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal,
    };
    const waiting = [...lanes];
    const runLanes = async (): Promise<void> => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) await this.runLane(run, lane);
    };
    const running = Array.from({ length: Math.min(options.lanesAtOnce ?? lanes.length, lanes.length) }, () =>
      runLanes().catch((error: unknown) => failed.abort(error)),
    );
    await Promise.all(running);
    failed.signal.throwIfAborted();
    if (!run.signal.aborted) await this.database.inTransaction((tx) => this.lanes.finish(tx, batch.id));
    return progress;
  }

  private async runLane(run: Run, { lane, appliedThrough }: ImportLane): Promise<void> {
    const batchId = run.batch.id;
    for (let through = appliedThrough; !run.signal.aborted;) {
      const invoices = await this.lanes.next(this.database.reading, batchId, lane, through, PAGE);
      if (invoices.length === 0) return;
      through = await (run.at ? this.oneByOne(run, invoices, through) : this.inCompany(run, invoices));
      const applied = through;
      await this.database.inTransaction((tx) => this.lanes.advance(tx, batchId, lane, applied));
    }
  }

  /** Each at its own time. Answers the position of the last that was applied. */
  private async oneByOne(run: Run, invoices: readonly ImportedInvoice[], from: number): Promise<number> {
    let through = from;
    for (const invoice of invoices) {
      if (run.signal.aborted) break;
      const work = () =>
        isCancellation(invoice, run.terms.format) ? this.takeBack(run, invoice) : this.sell(run, [invoice]);
      await run.at?.(instantOf(invoice, run.terms), work);
      through = invoice.position;
    }
    return through;
  }

  /** Sales of different customers share a transaction, returns go alone; a whole page is applied. */
  private async inCompany(run: Run, invoices: readonly ImportedInvoice[]): Promise<number> {
    for (const round of roundsOf(invoices)) {
      const isReturn = (invoice: ImportedInvoice) => isCancellation(invoice, run.terms.format);
      await this.sell(
        run,
        round.filter((invoice) => !isReturn(invoice)),
      );
      for (const invoice of round.filter(isReturn)) await this.takeBack(run, invoice);
    }
    return invoices.at(-1)?.position ?? 0;
  }

  private async sell(run: Run, invoices: readonly ImportedInvoice[]): Promise<void> {
    if (invoices.length === 0) return;
    const commands: SaleCommand[] = invoices.map((invoice) => saleOf(invoice, run.terms));
    const outcomes = await this.recordPurchase.recordAll(commands);
    for (const [index, invoice] of invoices.entries()) {
      const outcome = outcomes[index];
      if (outcome && 'error' in outcome) await this.refuse(run, invoice, outcome.error);
      else run.progress.purchases += 1;
    }
    run.report();
  }

  private async takeBack(run: Run, invoice: ImportedInvoice): Promise<void> {
    try {
      count(run.progress, await this.returnGoods.returnGoods(returnOf(invoice, run.terms)));
    } catch (error) {
      await this.refuse(run, invoice, error);
    }
    run.report();
  }

  /** Keeps why an invoice was refused. Throws what is not about it. */
  private async refuse({ batch, progress }: Run, { number }: ImportedInvoice, error: unknown): Promise<void> {
    const code = refusalOf(error);
    if (code === null) throw error;
    progress.refused += 1;
    await this.database.inTransaction((tx) => this.lanes.refuse(tx, batch.id, number, code));
  }
}

/** Why an invoice is refused, or null for what is not about it. Data that Postgres cannot hold is: SQLSTATE class 22. */
function refusalOf(error: unknown): ErrorCode | null {
  if (error instanceof DomainError) return NOT_THE_INVOICE.has(error.code) ? null : error.code;
  return sqlState(error)?.startsWith('22') ? 'INPUT_INVALID' : null;
}

function count(progress: ImportProgress, { lines }: ReturnAnswer): void {
  const unmatched = lines.filter((line) => line.unmatchedQuantity > 0).length;
  progress.cancellations += 1;
  progress.refundsUnmatched += unmatched;
  progress.refundsMatched += lines.length - unmatched;
}
