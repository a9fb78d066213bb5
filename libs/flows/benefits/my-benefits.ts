// 权益: what is mine to use now, mine to pick, booked and used. A reading, never a promise: the store's door checks again.
import { Injectable } from '@nestjs/common';
import { BookingsService, FamilyService, UsesService } from '@guike/benefits';
import type { AnswerOf, benefitEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, timeOf } from '@guike/kernel';
import { Database, type Tx, rows } from '@guike/platform';
import type { Tier } from '@guike/programme';
import { type Page, pageOf } from '../page';
import { tierNameOf } from '../purchase-answer';
import { BenefitRights, type Rights } from './benefit-rights';
import { type BenefitView, type UseView, benefitView, namesIn, restsOf, useView } from './benefit-views';

type Answer<N extends keyof typeof benefitEndpoints> = AnswerOf<(typeof benefitEndpoints)[N]>;

/** How many uses of one benefit its page shows. */
const LATEST = 5;

@Injectable()
export class MyBenefits {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly uses: UsesService,
    private readonly bookings: BookingsService,
    private readonly family: FamilyService,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async mine(memberId: MemberId): Promise<Answer<'mine'>> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    const views = rights.entitlements.all.map((right) => benefitView(rights, right));
    const of = (...sources: BenefitView['source'][]) => views.filter(({ source }) => sources.includes(source));
    return {
      tierName: rights.holder.tier && tierNameOf(rights.body, rights.holder.tier),
      tier: rights.holder.tier,
      rests: restsOf(rights),
      pick: pickOf(rights),
      coming: await this.viewsOf(tx, rights, await this.uses.current(tx, rights.names)),
      surprises: of('grant').filter(({ can }) => can),
      mine: of('tier', 'pick').sort((one, other) => Number(other.can) - Number(one.can)),
      everyone: of('everyone'),
      // Whoever has none to share may be invited by somebody who has; whom one has named can be taken off again.
      shares: rights.body.tiers.some(sharesWithFamily) || (await this.isInFamily(tx, rights)),
    };
  }

  private async isInFamily(tx: Tx, { names }: Rights): Promise<boolean> {
    return (await this.family.of(tx, names)).length > 0 || (await this.family.sharedWith(tx, names)).length > 0;
  }

  /** Errors: MEMBER_UNKNOWN, BENEFIT_UNKNOWN. */
  async benefit(memberId: MemberId, code: string): Promise<Answer<'benefit'>> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    const mine = rights.entitlements.all.filter(({ benefit }) => benefit.code === code);
    const views = mine.map((right) => benefitView(rights, right));
    const benefit = views.find(({ can }) => can) ?? views[0];
    const right = benefit && mine[views.indexOf(benefit)];
    if (!benefit || !right) throw new DomainError('BENEFIT_UNKNOWN');
    const found = await this.uses.page(tx, rights.names, { after: null, limit: LATEST, code });
    return {
      benefit,
      stores: await storesFor(tx, right.onlyAt, rights.holder.storeId),
      uses: await this.viewsOf(tx, rights, found),
    };
  }

  /** Every use, the newest first. */
  async used(memberId: MemberId, { after, limit }: Page): Promise<Answer<'uses'>> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    const found = await this.uses.page(tx, rights.names, { after: after ?? null, limit: limit + 1, code: null });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { uses: await this.viewsOf(tx, rights, items), next };
  }

  private async viewsOf(
    tx: Tx,
    { day, body, names: mine }: Rights,
    uses: Awaited<ReturnType<UsesService['current']>>,
  ): Promise<UseView[]> {
    const isBooked = uses.some(({ state, delivery }) => state === 'booked' && delivery === 'booking');
    const booked = isBooked ? await this.bookings.coming(tx, mine, day) : [];
    const times = new Map(booked.map(({ id, fromMinute }) => [id, timeOf(fromMinute)]));
    const names = { ...(await namesIn(tx, uses)), times };
    return uses.map((use) => useView(use, names, day, body.timeZone));
  }
}

/** Null where there is nothing to pick, or everything is had anyway. */
function pickOf({ entitlements: { allowed, picked, surplus, pickable, resting } }: Rights): Answer<'mine'>['pick'] {
  if (allowed === null || allowed === 0 || resting !== null || pickable.length === 0) return null;
  const most = Math.min(allowed, pickable.length);
  const open = most - picked.length;
  if (surplus.length > 0) return { most, picked: picked.length, sentence: `等级变了，请选要留下的 ${most} 项` };
  return { most, picked: picked.length, sentence: open > 0 ? `还可选 ${open} 项` : `已选满 ${most} 项` };
}

/** Where it may be asked for: the member's own store first. */
async function storesFor(tx: Tx, onlyAt: string | null, own: string | null): Promise<Answer<'benefit'>['stores']> {
  return rows(
    tx,
    `SELECT code, name, id IS NOT DISTINCT FROM $2::uuid AS own FROM store
     WHERE $1::uuid IS NULL OR id = $1 ORDER BY id IS NOT DISTINCT FROM $2::uuid DESC, code`,
    [onlyAt, own],
  );
}

const sharesWithFamily = ({ discounts }: Tier): boolean => discounts.familySharing;
