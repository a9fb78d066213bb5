// A sale's receipt: claimed once, and the refunds that came before the sale applied when it comes.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId, type PurchaseId } from '@guike/kernel';
import { keepersOf } from '@guike/members';
import type { Tx } from '@guike/platform';
import { ClaimsService, type ReceiptKey, type ReceiptOwner, ReceiptsService } from '@guike/purchases';
import { receiptKeyOf, receiptKindOf, refundCommand } from './commands';
import { TakeBack } from './take-back';

/** Error: RECEIPT_CONFLICT. Who was merged since is the same person under another id. */
export async function requireSamePerson(tx: Tx, before: MemberId, now: MemberId): Promise<void> {
  if (before === now || (await keepersOf(tx, before)).includes(now)) return;
  throw new DomainError('RECEIPT_CONFLICT');
}

@Injectable()
export class SaleReceipts {
  constructor(
    private readonly receipts: ReceiptsService,
    private readonly takeBack: TakeBack,
    private readonly claims: ClaimsService,
  ) {}

  /**
   * Claims the receipt for a sale, or answers the sale that has it. Error: RECEIPT_CONFLICT when the content or the
   * member is another. An anonymous sale that somebody has claimed since is still what the till recorded.
   */
  async claim(tx: Tx, key: ReceiptKey, owner: ReceiptOwner & { memberId: MemberId }, anonymous: boolean) {
    const { owner: found, isNew, awaited } = await this.receipts.claim(tx, 'sale', key, owner);
    const memberId = found.memberId as MemberId;
    const wasAnonymous = memberId === found.eventId;
    if (!isNew && anonymous && !wasAnonymous) {
      const sale = await this.claims.claimedFrom(tx, memberId, found.eventId);
      if (sale !== null) return { isNew, awaited, memberId: sale, purchaseId: sale };
    }
    if (!isNew && anonymous !== wasAnonymous) throw new DomainError('RECEIPT_CONFLICT');
    if (!isNew && !anonymous) await requireSamePerson(tx, memberId, owner.memberId);
    return { isNew, awaited, memberId, purchaseId: found.eventId };
  }

  /** The sale that was recorded under the receipt with just this content, or null. */
  async recorded(
    tx: Tx,
    key: ReceiptKey,
    content: Buffer,
  ): Promise<{ memberId: MemberId; purchaseId: PurchaseId } | null> {
    const owner = await this.receipts.find(tx, 'sale', key);
    if (!owner?.memberId || !owner.contentHash.equals(content)) return null;
    return { memberId: owner.memberId, purchaseId: owner.eventId };
  }

  /** Applies the refunds that waited for this sale. False when there were none. */
  async applyWaiting(tx: Tx, key: ReceiptKey, memberId: MemberId, purchaseId: PurchaseId): Promise<boolean> {
    const waiting = await this.receipts.unpark(tx, key);
    for (const parked of waiting) {
      const command = refundCommand.parse(parked.request);
      await this.receipts.adopt(tx, receiptKindOf(command), receiptKeyOf(command.storeId, command.receipt), memberId);
      await this.takeBack.named(tx, command, { refundId: parked.id, memberId, purchaseId });
    }
    return waiting.length > 0;
  }
}
