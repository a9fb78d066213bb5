// Joining by what somebody bought before they were asked: the newest purchase that still gives the right to; else by an
// invitation.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { InvitationsService } from '@guike/members';
import type { Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { PurchasesService, ReceiptsService, type RecordedPurchase } from '@guike/purchases';
import { receiptKeyOf } from '../commands';
import { Enrolment, type EnrolmentTerms, type Present } from './enrolment';
import { JoiningRight } from './joining-right';

/** Older ones give no right any more, in any programme that a shop would write. */
const LATEST = 20;

@Injectable()
export class JoinByPurchase {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly purchases: PurchasesService,
    private readonly receipts: ReceiptsService,
    private readonly enrolment: Enrolment,
    private readonly right: JoiningRight,
    private readonly invitations: InvitationsService,
  ) {}

  /** Locks the receipts of the purchases that seem to give the right, and answers their ids. Before the member's lock. */
  async lockSales(tx: Tx, memberId: MemberId, current: Present): Promise<string[]> {
    const latest = await this.purchases.latest(tx, memberId, LATEST);
    const ids: string[] = [];
    for (const purchase of latest) {
      if (purchase.counts || !(await this.givesRight(tx, purchase, current))) continue;
      const name = { businessDay: purchase.receiptDay, number: purchase.receiptNumber };
      await this.receipts.lockSale(tx, receiptKeyOf(purchase.storeId, name));
      ids.push(purchase.id);
    }
    return ids;
  }

  /**
   * Joins by the newest of the locked sales that gives the right now, else by an invitation. False when neither does.
   * The caller holds the member's lock and has seen that it is a known customer.
   */
  async join(
    tx: Tx,
    memberId: MemberId,
    sales: readonly string[],
    how: Pick<EnrolmentTerms, 'current' | 'consent' | 'name'>,
  ): Promise<boolean> {
    const loaded = await this.purchases.load(tx, memberId, sales);
    for (const id of sales) {
      const purchase = loaded.find((each) => each.id === id);
      if (!purchase || !(await this.givesRight(tx, purchase, how.current))) continue;
      const terms = await this.programmes.version(tx, purchase.programmeVersion);
      await this.enrolment.joinBy(tx, purchase, { ...how, terms, enrolledBy: null });
      return true;
    }
    return this.joinInvited(tx, memberId, how);
  }

  private async joinInvited(
    tx: Tx,
    memberId: MemberId,
    how: Pick<EnrolmentTerms, 'current' | 'consent' | 'name'>,
  ): Promise<boolean> {
    const { body, day } = how.current;
    const invitation = body.joining.invitation ? await this.invitations.good(tx, memberId, day) : null;
    if (invitation === null) return false;
    const { id: causeId, storeId, invitedBy: enrolledBy } = invitation;
    await this.enrolment.admit(tx, { ...how, memberId, storeId, causeId, enrolledBy });
    return true;
  }

  private async givesRight(tx: Tx, purchase: RecordedPurchase, { day }: Present): Promise<boolean> {
    const terms = await this.programmes.version(tx, purchase.programmeVersion);
    return this.right.mayJoinBy(tx, purchase, terms.body, day);
  }
}
