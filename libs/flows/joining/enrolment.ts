// A known customer becomes a member: by a recorded sale, which earns and counts from then on, whoever asked, the till or
// the mini-program; or with no sale, approved or invited.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, type MemberId, type Points, type StaffId, type StoreId, businessDayOf } from '@guike/kernel';
import type { Joining } from '@guike/members';
import { Outbox, type Tx } from '@guike/platform';
import { lotDays } from '@guike/points';
import { type ProgrammeVersion, firstTier } from '@guike/programme';
import { PurchasesService, type RecordedPurchase, remaining } from '@guike/purchases';
import { TiersService, noFacts } from '@guike/tiers';
import { CreditingService } from '../crediting';
import { Customers } from '../customers';
import { factsLeft } from './joining-right';
import { entitledLeft } from '../sale-terms';
import { visitPointsOf } from '../visit-points';

/** The rules in force now, with the day and the moment. */
export type Present = ProgrammeVersion & { readonly day: BusinessDay; readonly now: Date };

export interface EnrolmentTerms {
  /** The version that the sale was recorded under. */
  readonly terms: ProgrammeVersion;
  readonly current: Present;
  readonly enrolledBy: StaffId | null;
  /** Given now, unless it says when. */
  readonly consent: Pick<Joining['consent'], 'version' | 'source'> & { readonly givenAt?: Date };
  readonly name: string | null;
}

/** Somebody who joins with no sale. `causeId`: the application or the invitation. */
export interface Admission extends Omit<EnrolmentTerms, 'terms'> {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly causeId: string;
}

@Injectable()
export class Enrolment {
  constructor(
    private readonly customers: Customers,
    private readonly purchases: PurchasesService,
    private readonly crediting: CreditingService,
    private readonly tiers: TiersService,
    private readonly outbox: Outbox,
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
    const given = { givenAt: current.now, ...consent };
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

  /**
   * Who joins with no sale is a member from now on. What they bought before counts as far as the programme says. The
   * caller holds the member's lock and has seen the right to join.
   */
  async admit(tx: Tx, { memberId, storeId, causeId, current, enrolledBy, consent, name }: Admission): Promise<void> {
    const { day: today, now: joinedAt, body } = current;
    const given = { givenAt: joinedAt, ...consent };
    const joining = {
      memberId,
      purchaseId: null,
      storeId,
      joinedAt,
      joinedOn: today,
      enrolledBy,
      consent: given,
      name,
    };
    const sale = { memberId, purchaseId: causeId, storeId, paidAt: joinedAt, facts: noFacts.purchase };
    await this.customers.enrol(tx, joining, { sale, terms: current, tier: firstTier(body), today });
    const cause = { causeId, programme: current, today, day: today };
    const { upgradedFrom, decisionId } = await this.tiers.decideJoining(tx, memberId, cause);
    if (upgradedFrom !== null && decisionId !== null)
      await this.outbox.add(tx, 'tier.upgraded', { v: 1, memberId, decisionId });
  }
}
