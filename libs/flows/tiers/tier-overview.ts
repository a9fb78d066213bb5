// Who is in which tier, when the next review is and what waits: the first page of tiers in the office.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type StoreId, addMonths } from '@guike/kernel';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService, type Tier, count, keepInWords, reviewInWords } from '@guike/programme';
import { OverridesService, reviewDue } from '@guike/tiers';
import { type OfficeReader, membersOfStore } from '../office/office-reader';
import { storeNames } from '../office/office-faces';
import { TierReviews } from './tier-reviews';

type Overview = AnswerOf<(typeof adminTierEndpoints)['tiers']>;

interface Held {
  readonly tier: string;
  readonly members: number;
  readonly protected: number;
}

@Injectable()
export class TierOverview {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly overrides: OverridesService,
    private readonly reviews: TierReviews,
  ) {}

  /** Those of a store see its members; how many a tier should have is a matter of the brand. */
  async overview({ storeId }: OfficeReader): Promise<Overview> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const held = await heldBy(tx, storeId);
    const sum = (of: (row: Held) => number) => held.reduce((all, row) => all + of(row), 0);
    const membersIn = (tier: Tier) => held.find(({ tier: code }) => code === tier.code)?.members ?? 0;
    return {
      storeName: storeId && ((await storeNames(tx, [storeId])).get(storeId) ?? null),
      total: sum(({ members }) => members),
      tiers: body.tiers.map((tier, rank) => ({
        code: tier.code,
        name: tier.name,
        members: membersIn(tier),
        expected: storeId === null ? tier.expectedMembers : null,
        keep: rank === 0 ? null : keepInWords(tier, body.fees),
        proposal: storeId === null ? proposalOf(tier, membersIn(tier)) : null,
      })),
      review: {
        words: reviewInWords(body.review),
        nextOn: nextReview(day, body.review.everyMonths),
        running: await this.reviews.running(tx),
      },
      protected: sum((row) => row.protected),
      waiting: await this.waiting(tx, storeId),
    };
  }

  private async waiting(tx: Tx, storeId: StoreId | null): Promise<number> {
    return (await this.overrides.waiting(tx, { storeId, after: null, limit: 1_000 })).length;
  }
}

function nextReview(day: BusinessDay, everyMonths: number): BusinessDay {
  return addMonths(reviewDue(day, everyMonths), everyMonths);
}

function proposalOf({ name, raiseEntryAbove }: Tier, members: number): string | null {
  if (raiseEntryAbove === null || members <= raiseEntryAbove) return null;
  return `${name}已有 ${count(members)} 人，超过 ${count(raiseEntryAbove)} 人，建议提高门槛`;
}

function heldBy(tx: Tx, storeId: StoreId | null): Promise<Held[]> {
  const ofStore = storeId === null ? '' : `AND m.id IN (${membersOfStore('$1')})`;
  return rows<Held>(
    tx,
    `SELECT t.tier, count(*) AS members, count(t.protected_until) AS protected
     FROM member_tier t JOIN member m ON m.id = t.member_id
     WHERE m.state IN ('active', 'frozen') ${ofStore} GROUP BY t.tier`,
    storeId === null ? [] : [storeId],
  );
}
