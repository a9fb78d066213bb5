// The office's lists about tiers: whose may drop, to be called, and what waits for a second person.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StoreId, daysBetween } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService, dayInWords } from '@guike/programme';
import { HoldingsService, OverridesService, type TierOverride, missingToKeep } from '@guike/tiers';
import { type OfficeReader, membersOfStore } from '../office/office-reader';
import { pageOf } from '../page';
import { tierNameOf } from '../purchase-answer';

type Endpoints = typeof adminTierEndpoints;
type Protections = AnswerOf<Endpoints['protections']>;
export type OverrideView = AnswerOf<Endpoints['overrides']>['items'][number];

interface DueRow {
  readonly id: MemberId;
  readonly until: BusinessDay;
}

@Injectable()
export class TierLists {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly holdings: HoldingsService,
    private readonly overrides: OverridesService,
    private readonly members: MemberSearch,
  ) {}

  /** 保级名单, the soonest end first. Those of a store see their own members. Errors: STORE_UNKNOWN, INPUT_INVALID (cursor). */
  async protections(
    { after, limit, store }: QueryOf<Endpoints['protections']>,
    by: OfficeReader,
  ): Promise<Protections> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const storeId = by.storeId ?? (store === undefined ? null : await storeOf(tx, store));
    const found = await due(tx, storeId, positionOf(after), limit + 1);
    const { items, next } = pageOf(found, limit, ({ until, id }) => `${until}_${id}`);
    const ids = items.map(({ id }) => id);
    const held = new Map((await this.holdings.read(tx, ids, day, body)).map((each) => [each.memberId, each]));
    const faces = await this.members.maskedFaces(tx, ids);
    const shown = items.flatMap(({ id, until }) => {
      const holding = held.get(id);
      if (!holding?.protection) return [];
      const tier = body.tiers.find(({ code }) => code === holding.earned);
      return [
        {
          memberId: id,
          nameMasked: faces.get(id)?.nameMasked ?? null,
          phoneMasked: faces.get(id)?.phoneMasked ?? null,
          tierName: tier?.name ?? holding.earned,
          since: holding.protection.since,
          until,
          daysLeft: daysBetween(day, until),
          missing: tier ? (missingToKeep(tier, holding.facts)?.sentence ?? null) : null,
          pausedUntil: holding.pausedUntil,
        },
      ];
    });
    return { items: shown, next };
  }

  /** What waits, the oldest first. */
  async waiting(
    { after, limit }: QueryOf<Endpoints['overrides']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['overrides']>> {
    const tx = this.database.reading;
    const found = await this.overrides.waiting(tx, { storeId: by.storeId, after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.views(tx, items, by), next };
  }

  /** Overrides as the office reads them. */
  async views(tx: Tx, overrides: readonly TierOverride[], by: OfficeReader): Promise<OverrideView[]> {
    const { body, day } = await this.programmes.present(tx);
    const faces = await this.members.maskedFaces(tx, [...new Set(overrides.map(({ memberId }) => memberId))]);
    return overrides.map((each) => ({
      memberId: each.memberId,
      nameMasked: faces.get(each.memberId)?.nameMasked ?? null,
      phoneMasked: faces.get(each.memberId)?.phoneMasked ?? null,
      id: each.id,
      kind: each.kind,
      what: overrideInWords(each, body, day),
      tier: each.tier,
      until: each.untilDay,
      reason: each.reason,
      state: each.state,
      askedBy: each.askedByName,
      askedAt: each.askedAt.toISOString(),
      decidedBy: each.decidedByName,
      answer: each.answer,
      mine: each.askedBy === by.staffId,
    }));
  }
}

/** 定为黄金会员，到2027年3月31日 */
function overrideInWords({ kind, tier, untilDay }: TierOverride, programme: Programme, today: BusinessDay): string {
  const what = kind === 'pause' ? '暂停评估' : `定为${tierNameOf(programme, tier) ?? tier}会员`;
  return `${what}，到${dayInWords(untilDay, today)}`;
}

function positionOf(after: string | undefined): DueRow | null {
  if (after === undefined) return null;
  const [, until, id] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (until === undefined || id === undefined)
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '翻页位置不对，请回到第一页' }] });
  return { until: until as BusinessDay, id };
}

function due(tx: Tx, storeId: StoreId | null, after: DueRow | null, limit: number): Promise<DueRow[]> {
  return rows<DueRow>(
    tx,
    `SELECT t.member_id AS id, t.protected_until AS until FROM member_tier t JOIN member m ON m.id = t.member_id
     WHERE t.protected_until IS NOT NULL AND m.state IN ('active', 'frozen')
       AND ($1::uuid IS NULL OR m.id IN (${membersOfStore('$1')}))
       AND ($2::date IS NULL OR (t.protected_until, t.member_id) > ($2::date, $3::uuid))
     ORDER BY t.protected_until, t.member_id LIMIT $4`,
    [storeId, after?.until ?? null, after?.id ?? null, limit],
  );
}

/** The id of a store by its code. Error: STORE_UNKNOWN. */
export async function storeOf(tx: Tx, code: string): Promise<StoreId> {
  const [found] = await rows<{ id: StoreId }>(tx, `SELECT id FROM store WHERE code = $1`, [code]);
  if (!found) throw new DomainError('STORE_UNKNOWN');
  return found.id;
}
