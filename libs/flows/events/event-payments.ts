// Points that an event costs: spent with the seat, back in their lots when it is given up.
import { Injectable } from '@nestjs/common';
import type { Answer } from '@guike/events';
import { type BusinessDay, type Points, addDays } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { ProgrammeService } from '@guike/programme';

/** How long points live that come back after their own lot is over. Source: product.md, Points. */
const GRACE_DAYS = 30;

type Paid = Pick<Answer, 'memberId' | 'eventId' | 'paidPoints' | 'spends'>;

/** The ledger's name of the nth spend of a member for an event. */
export const eventOperation = ({ eventId, memberId }: Pick<Answer, 'eventId' | 'memberId'>, nth: number): string =>
  `event/${eventId}/${memberId}/${nth}`;

@Injectable()
export class EventPayments {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly spending: SpendingService,
  ) {}

  /**
   * Makes what is paid `points`: nothing where it is so already, else the spend before comes back whole and another is
   * made. The caller holds the member's lock. Answers what to write down. Errors: POINTS_INSUFFICIENT, ACCOUNT_FROZEN.
   */
  async settle(tx: Tx, paid: Paid, points: Points): Promise<Pick<Paid, 'paidPoints' | 'spends'>> {
    const { memberId, paidPoints, spends } = paid;
    if (points === paidPoints) return { paidPoints, spends };
    const { day, version } = await this.programmes.presentFor(tx, memberId);
    const booking = { memberId, today: day, programmeVersion: version };
    if (paidPoints > 0) await this.giveBack(tx, paid, booking);
    if (points === 0) return { paidPoints: 0, spends };
    const operation = eventOperation(paid, spends + 1);
    await this.spending.spend(tx, { ...booking, operation, points, purchaseId: null, storeId: null });
    return { paidPoints: points, spends: spends + 1 };
  }

  private async giveBack(
    tx: Tx,
    paid: Paid,
    booking: { readonly memberId: string; readonly today: BusinessDay; readonly programmeVersion: number },
  ): Promise<void> {
    const of = eventOperation(paid, paid.spends);
    await this.spending.cancel(tx, {
      ...booking,
      operation: `${of}/return`,
      of,
      total: paid.paidPoints,
      purchaseId: null,
      storeId: null,
      graceUntil: addDays(booking.today, GRACE_DAYS),
    });
  }
}
