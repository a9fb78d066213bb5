// What a till sends, in the words of the flows. Pure: the store comes from the key that signed, times become instants.
import { type BodyOf, type tillEndpoints } from '@guike/contracts/http';
import type { RefundCommand, SaleCommand } from '@guike/flows';
import { type StoreId, businessDay } from '@guike/kernel';

type SaleBody = BodyOf<typeof tillEndpoints.recordPurchase>;
type RefundBody = BodyOf<typeof tillEndpoints.recordRefund>;
type VoidBody = BodyOf<typeof tillEndpoints.voidPurchase>;
type ReceiptBody = SaleBody['receipt'];

/** A till rings up goods only. */
export function saleCommand(storeId: StoreId, body: SaleBody): SaleCommand {
  const {
    paidAt,
    receipt,
    member,
    lines,
    joinConsent,
    orderDiscountFen,
    tenders,
    topUpFen,
    servingGuide,
    designatedGuide,
  } = body;
  return {
    storeId,
    source: 'till',
    receipt: receiptName(receipt),
    paidAt: new Date(paidAt),
    customer: member ? customerRef(member) : null,
    lines: lines.map((line) => ({ ...line, goods: true })),
    orderDiscountFen,
    tenders,
    topUpFen,
    servingGuide,
    designatedGuide,
    consent: joinConsent ? { version: joinConsent.version, source: 'till' } : null,
  };
}

export function refundCommand(
  storeId: StoreId,
  { receipt, original, refundedAt, what, reason }: RefundBody,
): RefundCommand {
  return {
    storeId,
    source: 'till',
    receipt: receiptName(receipt),
    original: { ...receiptName(original), store: original.store },
    refundedAt: new Date(refundedAt),
    what,
    reason,
  };
}

/** A void goes by the receipt of the sale itself: there is no other paper. */
export function voidCommand(storeId: StoreId, { receipt, voidedAt, reason }: VoidBody): RefundCommand {
  const name = receiptName(receipt);
  return {
    storeId,
    source: 'till',
    receipt: name,
    original: name,
    refundedAt: new Date(voidedAt),
    what: { mode: 'void' },
    reason,
  };
}

export function receiptName({ businessDay: day, number }: ReceiptBody): SaleCommand['receipt'] {
  return { businessDay: businessDay(day), number };
}

function customerRef(member: NonNullable<SaleBody['member']>): NonNullable<SaleCommand['customer']> {
  if ('card' in member) {
    const { card: code, scannedAt } = member;
    return { kind: 'card', code, ...(scannedAt !== undefined && { scannedAt: new Date(scannedAt) }) };
  }
  if ('phone' in member)
    return { kind: 'phone', phone: member.phone, ...(member.name !== undefined && { name: member.name }) };
  return { kind: 'id', id: member.id };
}
