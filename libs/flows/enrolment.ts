// A known customer becomes a member by a recorded sale, which earns and counts from then on; whoever asked, the till or
// the mini-program.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, type Points, type StaffId, businessDayOf } from '@guike/kernel';
import type { Joining } from '@guike/members';
import type { Tx } from '@guike/platform';
import { lotDays } from '@guike/points';
import { type ProgrammeVersion, firstTier } from '@guike/programme';
import { PurchasesService, type RecordedPurchase, remaining } from '@guike/purchases';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { factsLeft } from './joining-right';
import { entitledLeft } from './sale-terms';
import { visitPointsOf } from './visit-points';

/** The rules in force now, with the day and the moment. */
export type Present = ProgrammeVersion & { readonly day: BusinessDay; readonly now: Date };

export interface EnrolmentTerms {
  /** The version that the sale was recorded under. */
  readonly terms: ProgrammeVersion;
  readonly current: Present;
  readonly enrolledBy: StaffId | null;
  readonly consent: Pick<Joining['consent'], 'version' | 'source'>;
  readonly name: string | null;
}

@Injectable()
export class Enrolment {
  constructor(
    private readonly customers: Customers,
    private readonly purchases: PurchasesService,
    private readonly crediting: CreditingService,
  ) {}

  /**
   * Who joins by a sale is a member from that sale on; the consent is of today. The caller holds the sale's receipt and
   * the member's lock, and has seen that the sale gives the right.
   */
  async joinBy(
    tx: Tx,
    purchase: RecordedPurchase,
    { terms, current, enrolledBy, consent, name }: EnrolmentTerms,
  ): Promise<{ upgradedFrom: string | null; entitled: Points }> {
    const { memberId, id: purchaseId, storeId, paidAt: joinedAt, availableOn } = purchase;
    const paidOn = businessDayOf(joinedAt, terms.body.timeZone);
    const given = { ...consent, givenAt: current.now };
    const joining = { memberId, purchaseId, storeId, joinedAt, joinedOn: paidOn, enrolledBy, consent: given, name };
    const facts = factsLeft(purchase);
    const sale = { memberId, purchaseId, storeId, paidAt: joinedAt, facts };
    await this.customers.enrol(tx, joining, { sale, terms, tier: firstTier(current.body), today: current.day });
    const { expiresOn } = lotDays(terms.body.points, paidOn, paidOn);
    const visitPoints = await visitPointsOf(tx, this.purchases, { ...sale, rules: terms.body, paidOn });
    const left = remaining(purchase.lines, purchase.refundAmountFen);
    const entitled = entitledLeft(left, terms.body.points, visitPoints);
    await this.purchases.startCounting(tx, memberId, purchaseId, { entitledPoints: entitled, visitPoints, expiresOn });
    const { tier } = await this.crediting.credit(tx, {
      memberId,
      purchaseId,
      storeId,
      paidOn,
      today: current.day,
      availableOn,
      expiresOn,
      entitledPoints: entitled,
      facts,
      joined: true,
      countsLater: true,
      programme: terms,
    });
    return { upgradedFrom: tier.upgradedFrom, entitled };
  }
}
