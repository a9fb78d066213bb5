// Why somebody held a tier on a past day: the facts as they were known at its end, the purchases they were made of, and
// what was missing. Source: product.md, Tiers (any past day can be explained).
import { Injectable } from '@nestjs/common';
import {
  type BusinessDay,
  type Fen,
  type MemberId,
  type PurchaseId,
  type StoreId,
  addDays,
  instantOfLocal,
} from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService, type ProgrammeVersion } from '@guike/programme';
import {
  type DatedDecision,
  type Missing,
  type NextTier,
  type TierFacts,
  TiersService,
  asksSteadyYears,
  missingToKeep,
  nextTier,
} from '@guike/tiers';
import { factsOn, knownBy, windowFrom } from './facts-on-day';

/** A purchase as far as it counted then: what was known to have come back is taken off. Money in fen. */
export interface CountedPurchase {
  /** Null: a visit that came with a member who was merged. */
  readonly purchaseId: PurchaseId | null;
  readonly day: BusinessDay;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly netFen: Fen;
  readonly items: number;
}

export interface TierExplanation {
  readonly day: BusinessDay;
  /** The rules in force on the day. */
  readonly programme: ProgrammeVersion;
  /** As shown then. */
  readonly tier: string;
  /** Which led to it: its cause tells whether the rules or somebody decided. */
  readonly decision: DatedDecision;
  readonly facts: TierFacts;
  readonly next: NextTier | null;
  readonly keep: Missing | null;
  /** Newest first. */
  readonly counted: readonly CountedPurchase[];
  /** To ask for more of them; null: these were all. */
  readonly more: string | null;
  /** Left the twelve months between the decision and the day; at most twenty, newest first. */
  readonly fellOut: readonly CountedPurchase[];
}

export interface ExplainedPage {
  /** `more` of the page before. */
  readonly after?: string | undefined;
  readonly most?: number;
}

const MOST_FALLEN = 20;

@Injectable()
export class ExplainTier {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly tiers: TiersService,
  ) {}

  /** Null for who was no member by the end of the day. */
  async explain(
    tx: Tx,
    memberId: MemberId,
    day: BusinessDay,
    { after, most = 20 }: ExplainedPage = {},
  ): Promise<TierExplanation | null> {
    const programme = await this.programmes.inForce(tx, day);
    const { body } = programme;
    const end = instantOfLocal(`${addDays(day, 1)} 00:00:00`, body.timeZone);
    const decision = await this.tiers.decisionBefore(tx, memberId, end);
    if (decision === null) return null;
    const at = { memberId, day, end, zone: body.timeZone };
    const facts = await factsOn(tx, at, asksSteadyYears(body));
    const counted = await this.counted(tx, at, { after, most: most + 1 });
    const last = counted.length > most ? counted[most - 1] : undefined;
    const tier = body.tiers.find(({ code }) => code === decision.toTier);
    return {
      day,
      programme,
      tier: decision.toTier,
      decision,
      facts,
      next: nextTier(body.tiers, decision.toTier, facts),
      keep: (tier && missingToKeep(tier, facts)) ?? null,
      counted: counted.slice(0, most),
      more: last ? cursorOf(last) : null,
      fellOut: await this.counted(tx, at, {
        most: MOST_FALLEN,
        from: windowFrom(decision.decidedOn),
        before: windowFrom(day),
      }),
    };
  }

  private async counted(
    tx: Tx,
    { memberId, end, zone }: { memberId: MemberId; end: Date; zone: string },
    page: { after?: string | undefined; most: number; from?: BusinessDay; before?: BusinessDay },
  ): Promise<CountedPurchase[]> {
    const [afterDay, afterId] = page.after?.split('/') ?? [];
    return rows<CountedPurchase>(
      tx,
      `SELECT nullif(k.id, k.store_id) AS "purchaseId", k.business_day AS day, k.store_id AS "storeId", s.name AS "storeName",
         sum(k.net_fen)::bigint AS "netFen", sum(k.items)::bigint AS items
       FROM (SELECT coalesce(purchase_id, store_id) AS id, * FROM (${knownBy}) x) k JOIN store s ON s.id = k.store_id
       WHERE ($4::date IS NULL OR k.business_day >= $4) AND ($5::date IS NULL OR k.business_day < $5)
         AND ($6::date IS NULL OR (k.business_day, k.id) < ($6, $7::uuid))
       GROUP BY k.id, k.business_day, k.store_id, s.name HAVING sum(k.net_fen) <> 0 OR sum(k.items) <> 0
       ORDER BY k.business_day DESC, k.id DESC LIMIT $8`,
      [memberId, end, zone, page.from ?? null, page.before ?? null, afterDay ?? null, afterId ?? null, page.most],
    );
  }
}

const cursorOf = ({ day, purchaseId, storeId }: CountedPurchase): string => `${day}/${purchaseId ?? storeId}`;
