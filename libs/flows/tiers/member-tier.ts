// One member's tier as the office opens it: what is held and why it may change, and every decision so far.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addDays, instantOfLocal } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { HoldingsService, OverridesService, missingToKeep, rankOf } from '@guike/tiers';
import { type CountedPurchase, ExplainTier, type TierExplanation } from './explain-tier';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { pageOf } from '../page';
import { tierNameOf } from '../purchase-answer';
import { type TierEvent, decisionInWords, decisionRows } from './tier-decisions';
import { TierLists } from './tier-lists';

type Endpoints = typeof adminTierEndpoints;
type MemberTierView = AnswerOf<Endpoints['memberTier']>;
type Explanation = AnswerOf<Endpoints['memberTierOn']>;
type History = { items: TierEvent[]; next: string | null };

@Injectable()
export class MemberTier {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly holdings: HoldingsService,
    private readonly overrides: OverridesService,
    private readonly lists: TierLists,
    private readonly explaining: ExplainTier,
  ) {}

  /** Errors: MEMBER_UNKNOWN, NOT_A_MEMBER. */
  async tier(memberId: MemberId, by: OfficeReader): Promise<MemberTierView> {
    const tx = this.database.reading;
    await requireVisible(tx, by, memberId);
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const held = await this.holdings.one(tx, memberId, day, body);
    if (held === null) throw new DomainError('NOT_A_MEMBER');
    const named = (code: string) => tierNameOf(body, code) ?? code;
    const earned = body.tiers[rankOf(body.tiers, held.earned)];
    const missing = earned ? (missingToKeep(earned, held.facts)?.sentence ?? null) : null;
    const { paidLevel } = held.facts.now;
    const fee = body.fees.find(({ level }) => level === paidLevel);
    return {
      tierName: named(held.shown),
      earnedName: named(held.earned),
      since: held.since.toISOString(),
      floor: held.floor && { tierName: named(held.floor.tier), until: held.floor.until },
      protection: held.protection && { ...held.protection, missing },
      pausedUntil: held.pausedUntil,
      paid:
        paidLevel === 0 || held.paidUntil === null
          ? null
          : { level: paidLevel, name: fee?.name ?? `第 ${paidLevel} 档`, until: held.paidUntil },
      open: await this.lists.views(tx, await this.overrides.open(tx, memberId), by),
      tiers: body.tiers.slice(Math.max(0, rankOf(body.tiers, held.earned))).map(({ code, name }) => ({ code, name })),
      fees: body.fees,
      today: day,
    };
  }

  /** Every decision, the newest first. Error: MEMBER_UNKNOWN. */
  async history(memberId: MemberId, page: QueryOf<Endpoints['memberTierHistory']>, by: OfficeReader): Promise<History> {
    await requireVisible(this.database.reading, by, memberId);
    return this.told(memberId, page, 'office');
  }

  /** The same for the member. */
  async ownHistory(memberId: MemberId, page: QueryOf<Endpoints['memberTierHistory']>): Promise<History> {
    return this.told(memberId, page, 'member');
  }

  /** Why a member held a tier on a day, as known at its end. Errors: MEMBER_UNKNOWN, INPUT_INVALID (a day to come). */
  async on(
    memberId: MemberId,
    { day: asked, after, limit }: QueryOf<Endpoints['memberTierOn']>,
    by: OfficeReader,
  ): Promise<Explanation> {
    const tx = this.database.reading;
    await requireVisible(tx, by, memberId);
    const { body, day: today } = await this.programmes.present(tx);
    const day = asked as BusinessDay;
    if (day > today)
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'day', message: '请选今天或以前的日期' }] });
    const explained = await this.explaining.explain(tx, memberId, day, { after, most: limit });
    if (explained === null) return { day, held: null, counted: [], fellOut: [], next: null };
    const before = instantOfLocal(`${addDays(day, 1)} 00:00:00`, body.timeZone);
    const [decision] = await decisionRows(tx, memberId, { limit: 1, before });
    if (!decision) throw new Error('a tier without a decision');
    const made = await this.programmes.version(tx, decision.programmeVersion);
    return {
      day,
      held: heldThen(explained, decisionInWords(decision, made.body, today)),
      counted: explained.counted.map(purchaseOf),
      fellOut: explained.fellOut.map(purchaseOf),
      next: explained.more,
    };
  }

  private async told(
    memberId: MemberId,
    { after, limit }: QueryOf<Endpoints['memberTierHistory']>,
    reader: 'office' | 'member',
  ): Promise<History> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const found = await decisionRows(tx, memberId, { after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const told: TierEvent[] = [];
    for (const row of items) {
      const { body } = await this.programmes.version(tx, row.programmeVersion);
      told.push(decisionInWords(row, body, day, reader));
    }
    return { items: told, next };
  }
}

const purchaseOf = ({ purchaseId, day, storeName, netFen, items }: CountedPurchase) => ({
  purchaseId,
  day,
  storeName,
  netFen,
  items,
});

function heldThen({ programme, tier, facts, next, keep }: TierExplanation, decision: TierEvent): Explanation['held'] {
  const windows = [
    ['近 12 个月', facts.rolling12Months],
    ['当年', facts.calendarYear],
    ['入会以来', facts.lifetime],
  ] as const;
  return {
    tierName: tierNameOf(programme.body, tier) ?? tier,
    decision,
    sums: windows.map(([window, { netSpendFen: netFen, visits, items }]) => ({ window, netFen, visits, items })),
    next: next?.sentence ?? null,
    keep: keep?.spendFen === 0 ? null : (keep?.sentence ?? null),
  };
}
