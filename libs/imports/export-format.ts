// How one till writes its export: which column holds what, and how goods and cancellations are told apart.
import { DomainError } from '@guike/kernel';
import { z } from 'zod';

const column = z.string().min(1);

export const exportFormatSchema = z.strictObject({
  columns: z.strictObject({
    invoice: column,
    sku: column,
    name: column,
    quantity: column,
    soldAt: column,
    unitPrice: column,
    customer: column,
  }),
  /** A line is goods when its code matches this and its price is above zero. */
  goodsCode: z.string().refine(isPattern, { message: 'not a regular expression' }),
  /** What the numbers of cancellations begin with. */
  cancellation: z.string().min(1),
  encoding: z.enum(['utf-8', 'gb18030']),
});

export type ExportFormat = z.infer<typeof exportFormatSchema>;
export type ExportField = keyof ExportFormat['columns'];

/** The columns of Online Retail II, whose codes of goods begin with five digits. */
export const defaultFormat: ExportFormat = {
  columns: {
    invoice: 'invoice',
    sku: 'stock_code',
    name: 'description',
    quantity: 'quantity',
    soldAt: 'sold_at',
    unitPrice: 'unit_price',
    customer: 'customer_id',
  },
  goodsCode: '^\\d{5}',
  cancellation: 'C',
  encoding: 'utf-8',
};

/** Where each field stands in a line, and how many fields a line has. */
export interface ColumnPlaces {
  readonly width: number;
  readonly places: Readonly<Record<ExportField, number>>;
}

/** Finds the columns in the header. Error: INPUT_INVALID with the columns that are missing and those that are there. */
export function placesIn(header: readonly string[], format: ExportFormat): ColumnPlaces {
  const there = header.map((each) => each.trim());
  const places = Object.entries(format.columns).map(([field, name]) => [field, there.indexOf(name)] as const);
  const missing = places.filter(([, place]) => place === -1).map(([field]) => format.columns[field as ExportField]);
  if (missing.length > 0) throw missingColumns(missing, there);
  return { width: header.length, places: Object.fromEntries(places) as Record<ExportField, number> };
}

/** Of what is no header at all, only the beginning is told. */
const COLUMNS_TOLD = 50;

function missingColumns(missing: readonly string[], columns: readonly string[]): DomainError {
  const message = `文件第一行缺少这些列：${missing.join('、')}`;
  const told = columns.slice(0, COLUMNS_TOLD).map((column) => column.slice(0, COLUMNS_TOLD));
  return new DomainError('INPUT_INVALID', {
    missingColumns: missing,
    columns: told,
    issues: [{ path: 'body', message }],
  });
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch {
    return false;
  }
}
