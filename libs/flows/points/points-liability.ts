// What the shop owes its members in points at the end of any business day, for those who keep its books.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminFinanceEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type StoreId, addDays } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { type Liability, LiabilityService, SpentElsewhereService, firstOfMonth, worthFen } from '@guike/points';
import { type Programme, ProgrammeService } from '@guike/programme';
import { StoreDirectory, type StoreFace, StoresService } from '@guike/stores';
import type { OfficeReader } from '../office/office-reader';
import { handedOver } from './handed-over';

type LiabilityAnswer = AnswerOf<(typeof adminFinanceEndpoints)['liability']>;

/** Whose points are looked at, as the reader may. */
export interface LiabilityWish {
  /** A store's code; those who belong to a store may leave it out and mean theirs. */
  readonly store?: string | undefined;
}

@Injectable()
export class PointsLiability {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly liabilities: LiabilityService,
    private readonly stores: StoresService,
    private readonly directory: StoreDirectory,
    private readonly elsewhere: SpentElsewhereService,
  ) {}

  /**
   * The liability of a day; null: of yesterday, the last that is over. Errors: INPUT_INVALID (a day to come),
   * STORE_UNKNOWN, FORBIDDEN (a manager, another store), PROGRAMME_MISSING.
   */
  async asOf(wanted: BusinessDay | null, wish: LiabilityWish, reader: OfficeReader): Promise<LiabilityAnswer> {
    const tx = this.database.reading;
    const today = await this.today(tx);
    const day = wanted ?? addDays(today, -1);
    requirePast(day, today, 'day');
    const store = await this.storeOf(tx, wish, reader);
    const found = await this.liabilities.asOf(tx, day, { storeId: store?.id ?? null, memberId: null });
    const rules = (await this.programmes.inForce(tx, day)).body;
    const { points } = rules;
    return {
      ...found,
      ...{ day, today, from: firstOfMonth(day), storeName: store?.name ?? null },
      expiries: [...found.expiries],
      worthFen: points.tender === null ? null : worthFen(points, found.balance + found.held),
      stores: await this.named(tx, found.stores),
      elsewhere: await this.between(tx, day, store?.id ?? null, rules),
      bornBy: points.spentElsewhere,
    };
  }

  /** Error: PROGRAMME_MISSING. */
  async today(tx: Tx): Promise<BusinessDay> {
    return (await this.programmes.present(tx)).day;
  }

  /** The store that a reader may and wants to look at; null for the whole brand. Errors: STORE_UNKNOWN, FORBIDDEN. */
  async storeOf(tx: Tx, { store: code }: LiabilityWish, { storeId }: OfficeReader): Promise<StoreFace | null> {
    const own = storeId === null ? null : await this.stores.storeById(tx, storeId);
    if (code === undefined) return own;
    const wanted = await this.stores.storeByCode(tx, code);
    if (storeId !== null && wanted?.id !== storeId) throw new DomainError('FORBIDDEN');
    if (!wanted) throw new DomainError('STORE_UNKNOWN');
    return wanted;
  }

  /** What the stores have with each other since the first of the month. Points that came back later may exceed it. */
  private async between(
    tx: Tx,
    day: BusinessDay,
    storeId: StoreId | null,
    { points: rules, timeZone }: Programme,
  ): Promise<LiabilityAnswer['elsewhere']> {
    const month = [firstOfMonth(day), day] as const;
    const found = await this.elsewhere.between(tx, month, storeId, await handedOver(tx, month, timeZone));
    const names = await this.directory.names(tx, [
      ...new Set(found.flatMap(({ gaveStoreId, usedStoreId }) => [gaveStoreId, usedStoreId])),
    ]);
    return found.map(({ gaveStoreId, usedStoreId, points }) => ({
      gave: names.get(gaveStoreId) ?? '未归门店',
      used: names.get(usedStoreId) ?? '未归门店',
      points,
      worthFen: rules.tender === null ? null : Math.sign(points) * worthFen(rules, Math.abs(points)),
    }));
  }

  /** By code, what no store gave last. */
  private async named(tx: Tx, stores: Liability['stores']): Promise<LiabilityAnswer['stores']> {
    const known = new Map<StoreId | null, { code: string; name: string }>();
    for (const { id, code, name } of await this.directory.stores(tx, null)) known.set(id, { code, name });
    return stores
      .map(({ storeId, balance, held }) => {
        const { code = null, name = null } = known.get(storeId) ?? {};
        return { code, name, balance, held };
      })
      .sort((a, b) => (a.code === null ? 1 : b.code === null ? -1 : a.code < b.code ? -1 : 1));
  }
}

/** Error: INPUT_INVALID at `path` when the day is still to come. */
export function requirePast(day: BusinessDay, today: BusinessDay, path: string): void {
  if (day > today)
    throw new DomainError('INPUT_INVALID', { issues: [{ path, message: '还没到这一天，请选今天或更早' }] });
}
