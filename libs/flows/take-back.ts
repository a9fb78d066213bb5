// What every refund does to purchases: quantities and money back, points settled to the new entitlement, tier facts
// reduced on the day of the sale. The result depends on totals only, so the order of refunds cannot matter.
import { Injectable } from '@nestjs/common';
import {
  type BusinessDay,
  type MemberId,
  type Points,
  type PurchaseId,
  type RefundId,
  businessDayOf,
} from '@guike/kernel';
import { keepersOf } from '@guike/members';
import { Outbox, type Tx } from '@guike/platform';
import { PointsService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { type NewRefund, PurchasesService, type RecordedPurchase, remaining } from '@guike/purchases';
import { TiersService } from '@guike/tiers';
import { type RefundCommand, receiptKeyOf } from './commands';
import { PointsTender } from './points/points-tender';
import { lockMember, requireNotMerged } from './standing';
import { entitledLeft } from './sale-terms';

/** What comes back of one purchase: pieces by line number, and money besides. */
export interface Taking {
  readonly pieces: ReadonlyMap<number, number>;
  readonly amountFen: number;
  readonly void: boolean;
  /** When the goods or the money came back. */
  readonly returnedAt: Date;
}

export interface Taken {
  readonly returnedFen: number;
  readonly pointsReversed: Points;
  /** Points that had paid for what came back. */
  readonly pointsReturned: Points;
}

const everything = (purchase: RecordedPurchase) =>
  new Map(purchase.lines.filter((line) => line.goods).map((line) => [line.lineNumber, line.quantity]));

@Injectable()
export class TakeBack {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly purchases: PurchasesService,
    private readonly points: PointsService,
    private readonly tiers: TiersService,
    private readonly outbox: Outbox,
    private readonly tender: PointsTender,
  ) {}

  /** Applies a refund to the sale it names. The caller holds the sale's receipt and the member's lock. */
  async named(
    tx: Tx,
    command: RefundCommand,
    ids: { refundId: RefundId; memberId: MemberId; purchaseId: PurchaseId },
  ): Promise<Taken & { matched: boolean }> {
    const [purchase] = await this.purchases.load(tx, ids.memberId, [ids.purchaseId]);
    if (!purchase) throw new Error('a receipt without its purchase');
    const { what } = command;
    const before = remaining(purchase.lines, purchase.refundAmountFen);
    const pieces =
      what.mode === 'lines'
        ? asked(what.lines)
        : what.mode === 'amount'
          ? new Map<number, number>()
          : everything(purchase);
    const amountFen = what.mode === 'amount' ? what.amountFen : 0;
    const lines = placed(purchase, pieces, what.mode === 'lines');
    const matched =
      what.mode === 'amount'
        ? amountFen <= before.netFen
        : what.mode === 'lines'
          ? lines.every((line) => line.purchaseId !== null)
          : what.mode === 'void'
            ? purchase.status === 'recorded'
            : before.items > 0 || before.netFen > 0;
    const taken = await this.take(
      tx,
      purchase,
      { pieces, amountFen, void: what.mode === 'void', returnedAt: command.refundedAt },
      ids.refundId,
    );
    await this.record(tx, purchase.anonymous, {
      memberId: ids.memberId,
      id: ids.refundId,
      source: command.source,
      receipt: receiptKeyOf(command.storeId, command.receipt),
      mode: what.mode,
      purchaseId: purchase.id,
      requestedAmountFen: what.mode === 'amount' ? amountFen : null,
      refundedAt: command.refundedAt,
      reason: command.reason,
      matched,
      ...taken,
      lines,
    });
    return { ...taken, matched };
  }

  /** Takes pieces and money back from one purchase and settles what follows. */
  async take(tx: Tx, purchase: RecordedPurchase, taking: Taking, refundId: RefundId): Promise<Taken> {
    const programme = await this.programmes.version(tx, purchase.programmeVersion);
    const zone = programme.body.timeZone;
    const after = purchase.lines.map((line) => {
      const returnedQuantity = Math.min(
        line.quantity,
        line.returnedQuantity + (taking.pieces.get(line.lineNumber) ?? 0),
      );
      return line.goods ? { ...line, returnedQuantity } : line;
    });
    const refundAmountFen = purchase.refundAmountFen + taking.amountFen;
    const was = remaining(purchase.lines, purchase.refundAmountFen);
    const is = remaining(after, refundAmountFen);
    const entitled = purchase.counts ? entitledLeft(is, programme.body.points, purchase.visitPoints) : 0;
    const voided = taking.void && purchase.status === 'recorded';
    await this.purchases.writeReturns(tx, purchase, {
      returnedByLine: new Map(
        after
          .filter((line) => taking.pieces.has(line.lineNumber))
          .map((line) => [line.lineNumber, line.returnedQuantity]),
      ),
      refundAmountFen,
      returnedFen: purchase.netFen - is.netFen,
      entitledPoints: entitled,
      status: voided ? 'void' : purchase.status,
    });
    const returnedFen = was.netFen - is.netFen;
    const { day: today } = await this.programmes.present(tx);
    const back = { refundId, returnedFen: purchase.netFen - is.netFen, today, programmeVersion: programme.version };
    const pointsReturned = await this.tender.giveBack(tx, purchase, back);
    const pointsReversed = purchase.counts ? await this.settle(tx, purchase, { entitled, refundId, today }) : 0;
    // Who was merged keeps the sale; what follows from it is borne by who they are now.
    const keepers = purchase.buyerMerged ? await keepersOf(tx, purchase.memberId) : [];
    const last = keepers.at(-1);
    const isHere = last !== undefined && (await isLockedHere(tx, last, today));
    if (purchase.countedAt !== null) {
      const goneFacts = {
        netSpendFen: -returnedFen,
        grossProfitFen: is.profitFen - was.profitFen,
        items: is.items - was.items,
        topUpFen: voided ? -purchase.topUpFen : 0,
        orders: was.items > 0 && is.items === 0 ? -1 : 0,
      };
      const day = businessDayOf(purchase.paidAt, zone);
      // A void undoes what was rung up by mistake: nothing was returned.
      const returnedOn = taking.void ? null : businessDayOf(taking.returnedAt, zone);
      for (const memberId of [purchase.memberId, ...keepers])
        await this.tiers.takeBack(
          tx,
          { memberId, storeId: purchase.storeId, day, ...goneFacts },
          { kind: 'refund', purchaseId: purchase.id, causeId: refundId, today, returnedOn },
        );
    }
    if (isHere && (pointsReversed !== 0 || pointsReturned > 0)) await this.tender.passOn(tx, purchase, last, back);
    return { returnedFen, pointsReversed, pointsReturned };
  }

  private async settle(
    tx: Tx,
    purchase: RecordedPurchase,
    { entitled, refundId, today }: { entitled: Points; refundId: RefundId; today: BusinessDay },
  ): Promise<Points> {
    const { memberId, id: purchaseId, storeId, availableOn, expiresOn, programmeVersion } = purchase;
    const operation = `refund/${refundId}/${purchaseId}`;
    const lot = { storeId, entitled, availableOn, expiresOn, today, programmeVersion };
    const booked = await this.points.settlePurchase(tx, { memberId, operation, purchaseId, ...lot });
    return 0 - booked.points;
  }

  /** Writes the refund itself; a member is told after the commit. */
  async record(tx: Tx, anonymous: boolean, refund: NewRefund): Promise<void> {
    await this.purchases.insertRefund(tx, refund);
    if (anonymous) return;
    await this.outbox.add(tx, 'purchase.reversed', {
      v: 1,
      memberId: refund.memberId,
      refundId: refund.id,
      points: refund.pointsReversed,
    });
  }
}

function asked(lines: readonly { lineNumber: number; quantity: number }[]): Map<number, number> {
  const pieces = new Map<number, number>();
  for (const line of lines) pieces.set(line.lineNumber, (pieces.get(line.lineNumber) ?? 0) + line.quantity);
  return pieces;
}

/** Which pieces find a line with quantity left, and which do not (recorded with no purchase, and shown). */
function placed(
  purchase: RecordedPurchase,
  pieces: ReadonlyMap<number, number>,
  showMissing: boolean,
): NewRefund['lines'] {
  return [...pieces].flatMap(([lineNumber, quantity], index) => {
    const sold = purchase.lines.find((line) => line.lineNumber === lineNumber && line.goods);
    const left = sold ? sold.quantity - sold.returnedQuantity : 0;
    const found = Math.min(quantity, left);
    const common = { line: index + 1, sku: sold?.sku ?? '?' };
    return [
      ...(found > 0 ? [{ ...common, part: 1, quantity: found, purchaseId: purchase.id, lineNumber }] : []),
      ...(showMissing && quantity > found
        ? [{ ...common, part: 2, quantity: quantity - found, purchaseId: null, lineNumber: null }]
        : []),
    ];
  });
}

/** Whether somebody is still a member or a customer; locked from here on. Error: UNAVAILABLE (merged meanwhile). */
async function isLockedHere(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<boolean> {
  const standing = await lockMember(tx, memberId, today);
  await requireNotMerged(tx, memberId, standing);
  return standing.state !== 'exited';
}
