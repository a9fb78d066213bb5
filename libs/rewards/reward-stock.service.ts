// How the stock of a reward changed, by whom and why: a line each, never changed afterwards.
import { Inject, Injectable } from '@nestjs/common';
import type { stockOrigins } from '@guike/contracts/http';
import type { Clock, RewardId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type StockOrigin = (typeof stockOrigins)[number];

/** `before`, `after`: how many in all, those given out included; null: without limit. */
export interface StockChange {
  /** The change's own: the same again is the same change. */
  readonly id: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly origin: StockOrigin;
  readonly note: string;
  readonly by: StaffId | null;
}

const columns = `c.id, c.stock_before AS before, c.stock_after AS after, c.origin, c.note, c.changed_by AS by`;

@Injectable()
export class RewardStockService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes down the change that made the claimed reward what it is now. */
  async record(tx: Tx, rewardId: RewardId, { id, before, after, origin, note, by }: StockChange): Promise<void> {
    await rows(
      tx,
      `INSERT INTO reward_stock_change
         (reward_id, version, id, stock_before, stock_after, origin, note, changed_by, changed_at)
       SELECT w.id, w.version, $2, $3, $4, $5, $6, $7, $8 FROM reward w WHERE w.id = $1`,
      [rewardId, id, before, after, origin, note, by, this.clock.now()],
    );
  }

  async find(tx: Tx, rewardId: RewardId, id: string): Promise<StockChange | null> {
    const [row] = await rows<StockChange>(
      tx,
      `SELECT ${columns} FROM reward_stock_change c WHERE c.reward_id = $1 AND c.id = $2`,
      [rewardId, id],
    );
    return row ?? null;
  }

  /** Changes older than the one of this id, the newest first, with when each was made. */
  async page(
    tx: Tx,
    rewardId: RewardId,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<(StockChange & { readonly at: Date })[]> {
    return rows<StockChange & { at: Date }>(
      tx,
      `SELECT ${columns}, c.changed_at AS at FROM reward_stock_change c
       WHERE c.reward_id = $1 AND ($2::uuid IS NULL OR c.version <
         (SELECT version FROM reward_stock_change WHERE reward_id = $1 AND id = $2))
       ORDER BY c.version DESC LIMIT $3`,
      [rewardId, after, limit],
    );
  }
}
