// One line of an export, read field by field: either all of it makes sense, or the first thing that does not is named.
import { type Fen, businessDay, fenOfYuan } from '@guike/kernel';
import type { CsvRecord } from './csv';
import type { ColumnPlaces, ExportField } from './export-format';
import type { RejectionReason } from './rejections';

export interface StagedLine {
  readonly lineNumber: number;
  readonly raw: string;
  readonly invoice: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** The shop's wall clock, 'YYYY-MM-DD HH:MM:SS'. */
  readonly soldAt: string;
  readonly unitPriceFen: Fen;
  readonly customer: string | null;
}

export interface RejectedLine {
  readonly lineNumber: number;
  readonly raw: string;
  readonly reason: RejectionReason;
}

export type ReadLine = StagedLine | RejectedLine;

const LONGEST_CODE = 64;
const MOST_PIECES = 10_000_000;
/** ¥100 million: beyond any line, far below what a number holds exactly. */
const LARGEST_FEN = 10_000_000_000;

/** Reads a record. Amounts are exact fen: a price of more than two decimals is refused, never rounded. */
export function readLine(record: CsvRecord, { width, places }: ColumnPlaces): ReadLine {
  const { lineNumber, raw, fields } = record;
  const refused = (reason: RejectionReason): RejectedLine => ({
    lineNumber,
    raw: raw.replaceAll('\0', '\uFFFD'),
    reason,
  });
  if (fields === null) return refused('quotes');
  if (fields.length !== width) return refused('fields');
  if (/[\0\uFFFD]/.test(raw)) return refused('encoding');
  const text = (field: ExportField) => (fields[places[field]] ?? '').trim();
  const [invoice, sku, customer] = [text('invoice'), text('sku'), text('customer')];
  if (!isCode(invoice)) return refused('invoice');
  if (!isCode(sku)) return refused('sku');
  if (customer.length > LONGEST_CODE) return refused('customer');
  const quantity = readWhole(text('quantity'));
  if (quantity === null) return refused('quantity');
  const soldAt = readLocalTime(text('soldAt'));
  if (soldAt === null) return refused('sold_at');
  const unitPriceFen = readFen(text('unitPrice'));
  if (unitPriceFen === null) return refused('unit_price');
  if (Math.abs(unitPriceFen * quantity) > LARGEST_FEN) return refused('amount');
  // Tills leave names out; the code says at least which goods they were.
  const name = text('name') || sku;
  return {
    lineNumber,
    raw,
    invoice,
    sku,
    name,
    quantity,
    soldAt,
    unitPriceFen,
    customer: customer === '' ? null : customer,
  };
}

function isCode(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_CODE;
}

function readWhole(text: string): number | null {
  const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= MOST_PIECES ? value : null;
}

function readFen(text: string): Fen | null {
  try {
    return fenOfYuan(text);
  } catch {
    return null;
  }
}

/** Seconds may be left out, days written with slashes. Null for a time that no calendar or clock has. */
function readLocalTime(text: string): string | null {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => (part ?? '0').padStart(2, '0'));
  if (Number(year) < 1900 || Number(year) > 2100) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  try {
    return `${businessDay(`${year}-${month}-${day}`)} ${hour}:${minute}:${second}`;
  } catch {
    return null;
  }
}
