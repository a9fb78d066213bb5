// An invoice of an import as the sale or return that it is. Pure. Source of the rules: issue 2, Replay.
import { type BusinessDay, type StoreId, addDays, businessDay, instantOfLocal } from '@guike/kernel';
import type { ExportFormat, ImportedInvoice } from '@guike/imports';
import type { CustomerRef } from '@guike/members';
import type { ReturnCommand, SaleCommand } from '../commands';

export interface ImportTerms {
  readonly storeId: StoreId;
  readonly source: string;
  readonly format: ExportFormat;
  /** The shop's wall clock runs in this zone. */
  readonly timeZone: string;
  /** The version of the agreement under which customers are taken to have agreed to join; null: nobody joins. */
  readonly consentVersion: string | null;
  readonly customerOf: (number: string) => CustomerRef;
  /** Added to every day of the file; 0 outside of demo data. */
  readonly shiftDays: number;
}

/** When an invoice happened. */
export function instantOf(invoice: ImportedInvoice, terms: ImportTerms): Date {
  return instantOfLocal(`${dayOf(invoice, terms)} ${invoice.soldAt.slice(11)}`, terms.timeZone);
}

export function isCancellation(invoice: ImportedInvoice, { cancellation }: ExportFormat): boolean {
  return invoice.number.startsWith(cancellation);
}

/** A sale: its goods are the goods lines of a positive quantity; what else the invoice holds is kept and counts for nothing. */
export function saleOf(invoice: ImportedInvoice, terms: ImportTerms): SaleCommand {
  return {
    storeId: terms.storeId,
    source: terms.source,
    receipt: receiptOf(invoice, terms),
    paidAt: instantOf(invoice, terms),
    customer: terms.customerOf(invoice.customer),
    lines: invoice.lines.map((line) => ({
      ...line,
      amountFen: line.quantity * line.unitPriceFen,
      goods: line.quantity > 0 && isGoods(line, terms.format),
    })),
    orderDiscountFen: 0,
    topUpFen: 0,
    consent: terms.consentVersion === null ? null : { version: terms.consentVersion, source: 'import' },
  };
}

/** A cancellation: its goods are the goods lines of a negative quantity, as pieces that came back. */
export function returnOf(invoice: ImportedInvoice, terms: ImportTerms): ReturnCommand {
  return {
    storeId: terms.storeId,
    source: terms.source,
    receipt: receiptOf(invoice, terms),
    customer: terms.customerOf(invoice.customer),
    refundedAt: instantOf(invoice, terms),
    lines: invoice.lines.map(({ sku, name, quantity, unitPriceFen }) => ({
      sku,
      name,
      quantity: Math.abs(quantity),
      amountFen: Math.abs(quantity * unitPriceFen),
      goods: quantity < 0 && isGoods({ sku, unitPriceFen }, terms.format),
    })),
    reason: '',
  };
}

const goodsCodes = new WeakMap<ExportFormat, RegExp>();

function isGoods(line: { readonly sku: string; readonly unitPriceFen: number }, format: ExportFormat): boolean {
  const code = goodsCodes.get(format) ?? new RegExp(format.goodsCode, 'u');
  goodsCodes.set(format, code);
  return line.unitPriceFen > 0 && code.test(line.sku);
}

function receiptOf(invoice: ImportedInvoice, terms: ImportTerms) {
  return { businessDay: dayOf(invoice, terms), number: invoice.number };
}

function dayOf(invoice: ImportedInvoice, { shiftDays }: ImportTerms): BusinessDay {
  return addDays(businessDay(invoice.soldAt.slice(0, 10)), shiftDays);
}
