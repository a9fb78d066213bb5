// The stock of a reward: pieces that came in, were counted or are gone, each change with its reason; and how it went.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminRewardEndpoints } from '@guike/contracts/http';
import { DomainError, type RewardId, type StaffId } from '@guike/kernel';
import { Audit, Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Reward, RewardStockService, RewardsService, type StockChange } from '@guike/rewards';
import { type Page, pageOf } from '../page';
import { type RewardView, viewOf } from './reward-view';

type Endpoints = typeof adminRewardEndpoints;
type Wish = BodyOf<Endpoints['changeStock']>;

const MOST = 1_000_000;

@Injectable()
export class KeepRewardStock {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly stock: RewardStockService,
    private readonly audit: Audit,
  ) {}

  /**
   * Adds pieces or takes some away; whatever members redeem meanwhile is no conflict. The same id again is the same
   * change. Errors: REWARD_UNKNOWN, INPUT_INVALID (without limit, less than was taken, too many), OPERATION_CONFLICT (the
   * id stands for another change).
   */
  async change(rewardId: RewardId, wish: Wish, by: StaffId): Promise<RewardView> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.rewards.claim(tx, rewardId);
      if (!was) throw new DomainError('REWARD_UNKNOWN');
      const known = await this.stock.find(tx, rewardId, wish.id);
      if (known && !isSame(known, wish)) throw new DomainError('OPERATION_CONFLICT');
      if (!known) {
        const { id, reason: origin, note } = wish;
        const [before, after] = [was.stock, stockAfter(was, wish)];
        await this.rewards.setStock(tx, rewardId, after);
        await this.stock.record(tx, rewardId, { id, before, after, origin, note, by });
        const detail = { rewardId, stock: [before, after], reason: origin, note };
        await this.audit.record(tx, { actorKind: 'staff', actorId: by, action: 'reward.stocked', detail });
      }
      const now = await this.rewards.find(tx, rewardId);
      if (!now) throw new DomainError('REWARD_UNKNOWN');
      return viewOf(now, (await this.programmes.present(tx)).body);
    });
  }

  /** The newest first. Error: REWARD_UNKNOWN. */
  async changes(rewardId: RewardId, { after, limit }: Page): Promise<AnswerOf<Endpoints['stockChanges']>> {
    const tx = this.database.reading;
    if (!(await this.rewards.find(tx, rewardId))) throw new DomainError('REWARD_UNKNOWN');
    const found = await this.stock.page(tx, rewardId, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const people = await rows<{ id: StaffId; name: string }>(tx, `SELECT id, name FROM staff WHERE id = ANY($1)`, [
      items.flatMap(({ by }) => by ?? []),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      items: items.map(({ by, at, ...change }) => ({
        ...change,
        by: by === null ? null : (names.get(by) ?? null),
        at: at.toISOString(),
      })),
      next,
    };
  }
}

const isSame = ({ before, after, origin, note }: StockChange, wish: Wish): boolean =>
  (after ?? 0) - (before ?? 0) === wish.change && origin === wish.reason && note === wish.note;

function stockAfter({ stock, taken }: Reward, { change }: Wish): number {
  const refuse = (message: string): never => {
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'change', message }] });
  };
  if (stock === null) return refuse('这件商品不限量，不用调整库存');
  if (stock + change < taken) return refuse(`还剩 ${stock - taken} 件可兑，最多减这么多`);
  if (stock + change > MOST) return refuse('库存太多，最多 1,000,000 件');
  return stock + change;
}
