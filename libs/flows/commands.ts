// What flows are asked to do, whoever asks: a till over HTTP, an import, a replay.
import type { BusinessDay, StoreId } from '@guike/kernel';
import type { CustomerRef } from '@guike/members';
import { sha256 } from '@guike/platform';
import type { ReceiptKey, ReceiptKind, RungLine, SaleAmounts } from '@guike/purchases';
import { z } from 'zod';

/** A receipt of a store as the till names it. */
export interface ReceiptName {
  readonly businessDay: BusinessDay;
  readonly number: string;
}

/** A sale. Money in fen; lines with `goods` false are stored and count for nothing. */
export interface SaleCommand extends SaleAmounts {
  readonly storeId: StoreId;
  /** 'till', or the name of an import. */
  readonly source: string;
  readonly receipt: ReceiptName;
  readonly paidAt: Date;
  /** Null: an anonymous sale. */
  readonly customer: CustomerRef | null;
  readonly lines: readonly RungLine[];
  readonly servingGuide?: string | undefined;
  readonly designatedGuide?: string | undefined;
  /** The customer agreed to join if this purchase gives the right to. */
  readonly consent: { readonly version: string; readonly source: 'till' | 'import' } | null;
}

const refundWhat = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('lines'), lines: z.array(z.object({ lineNumber: z.int(), quantity: z.int() })) }),
  z.object({ mode: z.literal('amount'), amountFen: z.int() }),
  z.object({ mode: z.literal('whole') }),
  z.object({ mode: z.literal('void') }),
]);

/** A refund that names its sale; `original.store` is the code of the store that sold it, if another. It may wait parked as JSON, so its shape is a schema. */
export const refundCommand = z.object({
  storeId: z.string(),
  source: z.string(),
  receipt: z.object({ businessDay: z.string().transform((day) => day as BusinessDay), number: z.string() }),
  original: z.object({
    businessDay: z.string().transform((day) => day as BusinessDay),
    number: z.string(),
    store: z.string().optional(),
  }),
  refundedAt: z.coerce.date(),
  what: refundWhat,
  reason: z.string(),
});
export type RefundCommand = z.infer<typeof refundCommand>;

/** Goods that came back without naming their sale. Quantities are positive. */
export interface ReturnCommand {
  readonly storeId: StoreId;
  readonly source: string;
  readonly receipt: ReceiptName;
  readonly customer: CustomerRef;
  readonly refundedAt: Date;
  readonly lines: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly amountFen: number;
    readonly goods: boolean;
  }[];
  readonly reason: string;
}

export const receiptKindOf = (command: RefundCommand): Exclude<ReceiptKind, 'sale'> =>
  command.what.mode === 'void' ? 'void' : 'refund';

export const receiptKeyOf = (storeId: StoreId, { businessDay, number }: ReceiptName): ReceiptKey => ({
  storeId,
  businessDay,
  number,
});

/** What makes two sends of a receipt the same: the sale itself, not how the customer was recognised that time. */
export function saleContent(command: SaleCommand): Buffer {
  const { paidAt, lines, orderDiscountFen, tenders, topUpFen } = command;
  return sha256(JSON.stringify([paidAt, lines, orderDiscountFen, tenders ?? null, topUpFen]));
}

export function refundContent(command: RefundCommand): Buffer {
  return sha256(JSON.stringify([command.original, command.refundedAt, command.what]));
}

export function returnContent(command: ReturnCommand): Buffer {
  return sha256(JSON.stringify([command.refundedAt, command.lines]));
}
