// A purchase that counts becomes points and tier facts, and the world is told after the commit.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId, Points, PurchaseId, StoreId } from '@guike/kernel';
import { Outbox, type Tx } from '@guike/platform';
import { type Booked, PointsService } from '@guike/points';
import type { ProgrammeVersion } from '@guike/programme';
import type { Tender } from '@guike/purchases';
import { type TierFacts, type TierOutcome, TiersService } from '@guike/tiers';
import { type PaidSale, PointsTender } from './points-tender';

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
    const { memberId, purchaseId, storeId, programme, entitledPoints: points, facts } = crediting;
    const booked = await this.points.earn(tx, {
      memberId,
      operation: `purchase/${purchaseId}`,
      purchaseId,
      storeId,
      points,
      availableOn: crediting.availableOn,
      expiresOn: crediting.expiresOn,
      today: crediting.today,
      programmeVersion: programme.version,
    });
    const { paidOn: day, today } = crediting;
    const cause = crediting.joined ? 'joined' : 'purchase';
    const log = { kind: 'earlier', purchaseId, causeId: purchaseId, today, returnedOn: null } as const;
    const tier = await this.tiers.record(
      tx,
      { memberId, storeId, day, ...facts },
      { cause, causeId: purchaseId, programme, today, day },
      crediting.countsLater ? log : undefined,
    );
    await this.outbox.add(tx, 'purchase.recorded', { v: 1, memberId, purchaseId, points: booked.points });
    if (tier.upgradedFrom !== null && tier.decisionId !== null) {
      await this.outbox.add(tx, 'tier.upgraded', { v: 1, memberId, decisionId: tier.decisionId });
    }
    return { booked, tier };
  }
}
