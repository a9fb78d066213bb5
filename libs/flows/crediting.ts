// A purchase that counts becomes points and tier facts, and the world is told after the commit.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId, Points, PurchaseId, StoreId } from '@guike/kernel';
import { type News, Outbox, type Tx, atCommit, news, together } from '@guike/platform';
import { type Booked, type Earning, PointsService } from '@guike/points';
import type { ProgrammeVersion } from '@guike/programme';
import type { Tender } from '@guike/purchases';
import { type RecordedChange, type TierFacts, type TierOutcome, TiersService } from '@guike/tiers';
import { type PaidSale, PointsTender } from './points/points-tender';

export interface Crediting {
  readonly memberId: MemberId;
  readonly purchaseId: PurchaseId;
  readonly storeId: StoreId;
  readonly paidOn: BusinessDay;
  readonly today: BusinessDay;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  readonly entitledPoints: Points;
  readonly facts: TierFacts['purchase'];
  /** It was recorded before it counted, so the log of tier facts has to tell what of it did. */
  readonly countsLater?: boolean;
  readonly joined: boolean;
  readonly programme: ProgrammeVersion;
  /** The request it came with, where that is not the running one. */
  readonly requestId?: string | undefined;
}

export interface Credited {
  readonly booked: Booked;
  readonly tier: TierOutcome;
}

@Injectable()
export class CreditingService {
  constructor(
    private readonly points: PointsService,
    private readonly tiers: TiersService,
    private readonly outbox: Outbox,
    private readonly tender: PointsTender,
  ) {}

  /** Takes the points that the sale is paid with. Its errors are PointsTender's. */
  async takePayment(tx: Tx, sale: PaidSale): Promise<readonly Tender[]> {
    return this.tender.capture(tx, sale);
  }

  /** Earns, counts, upgrades at once. The caller has claimed the sale and holds the member's lock. */
  async credit(tx: Tx, crediting: Crediting): Promise<Credited> {
    const [credited] = await this.creditAll(tx, [crediting]);
    if (!credited) throw new Error('a purchase that was not credited');
    return credited;
  }

  /** The same for several purchases, in a round trip for each kind of row. One member's follow each other. */
  async creditAll(tx: Tx, all: readonly Crediting[]): Promise<Credited[]> {
    const [booked, tiers] = await together(tx, () => [
      this.points.earnAll(tx, all.map(earningOf)),
      this.tiers.recordAll(tx, all.map(changeOf)),
    ]);
    const credited = all.map((_, index) => {
      const [points, tier] = [booked[index], tiers[index]];
      if (!points || !tier) throw new Error('a purchase that was not credited');
      return { booked: points, tier };
    });
    const told = all.flatMap((crediting, index) => newsOf(crediting, credited[index] as Credited));
    atCommit(tx, () => this.outbox.addAll(tx, told));
    return credited;
  }
}

function earningOf(crediting: Crediting): Earning {
  const { memberId, purchaseId, storeId, availableOn, expiresOn, today, entitledPoints: points, programme } = crediting;
  const days = { availableOn, expiresOn, today };
  const operation = `purchase/${purchaseId}`;
  return { memberId, operation, purchaseId, storeId, points, ...days, programmeVersion: programme.version };
}

function changeOf(crediting: Crediting): RecordedChange {
  const { memberId, purchaseId, storeId, programme, facts, paidOn: day, today, joined, countsLater } = crediting;
  const log = { kind: 'earlier', purchaseId, causeId: purchaseId, today, returnedOn: null } as const;
  return {
    change: { memberId, storeId, day, ...facts },
    cause: { cause: joined ? 'joined' : 'purchase', causeId: purchaseId, programme, today, day },
    from: countsLater ? log : undefined,
  };
}

function newsOf({ memberId, purchaseId, requestId, joined }: Crediting, { booked, tier }: Credited): News[] {
  const told = [news('purchase.recorded', { v: 1, memberId, purchaseId, points: booked.points }, requestId)];
  if (tier.upgradedFrom !== null && tier.decisionId !== null)
    told.push(news('tier.upgraded', { v: 1, memberId, decisionId: tier.decisionId }, requestId));
  // The tier that is shown is as it was, and a protection has ended.
  else if (tier.decisionId !== null && !joined)
    told.push(news('tier.reviewed', { v: 1, memberId, decisionId: tier.decisionId }, requestId));
  return told;
}
