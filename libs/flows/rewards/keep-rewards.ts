// The office keeps the catalogue: drafts a reward, changes it, offers it or takes it off. Every change is written down.
import { Injectable } from '@nestjs/common';
import { type AnswerOf, type BodyOf, type QueryOf, type adminRewardEndpoints } from '@guike/contracts/http';
import { DomainError, type RewardId, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx, newId } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import {
  type Reward,
  RewardPicturesService,
  RewardStockService,
  type RewardTerms,
  RewardsService,
} from '@guike/rewards';
import { pageOf } from '../page';
import { type RewardPreview, type RewardView, changesOf, previewOf, viewOf } from './reward-view';

type Endpoints = typeof adminRewardEndpoints;

/** Keys of drawings that the mini-program has in itself. */
const DRAWN = /^drawn\//;

@Injectable()
export class KeepRewards {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly stock: RewardStockService,
    private readonly pictures: RewardPicturesService,
    private readonly audit: Audit,
  ) {}

  async list({ after, state, limit }: QueryOf<Endpoints['rewards']>): Promise<AnswerOf<Endpoints['rewards']>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const wanted = { after: after ?? null, state: state ?? null, limit: limit + 1 };
    const { items, next } = pageOf(await this.rewards.page(tx, wanted), limit, ({ id }) => id);
    return { items: items.map((reward) => viewOf(reward, body)), next };
  }

  /** Error: REWARD_UNKNOWN. */
  async reward(id: RewardId): Promise<RewardView> {
    return this.view(this.database.reading, id);
  }

  /** What members would read of such terms today; keeps nothing. Error: INPUT_INVALID (no such tier). */
  async preview(terms: RewardTerms): Promise<RewardPreview> {
    const { body } = await this.programmes.present(this.database.reading);
    requireTier(terms, body);
    return previewOf(terms, body);
  }

  /**
   * Drafts a reward. The very same again answers it as it is: an answer may have been lost. Errors: INPUT_INVALID (no
   * such tier or picture), OPERATION_CONFLICT (the id stands for another reward).
   */
  async create({ id, ...terms }: BodyOf<Endpoints['createReward']>, by: StaffId): Promise<RewardView> {
    return this.database.inTransaction(async (tx) => {
      await this.requireTerms(tx, terms);
      if (await this.rewards.draft(tx, id, terms)) {
        await this.stock.record(tx, id, { id, before: null, after: terms.stock, origin: 'drafted', note: '', by });
        await this.record(tx, by, 'reward.drafted', { rewardId: id, ...terms });
      } else if (Object.keys(changesOf(await this.claimed(tx, id), terms)).length > 0)
        throw new DomainError('OPERATION_CONFLICT');
      return this.view(tx, id);
    });
  }

  /**
   * Makes the terms what they shall be. The very same again, after the first was done, changes nothing. Errors:
   * REWARD_UNKNOWN, REWARD_CHANGED (by somebody else meanwhile), INPUT_INVALID (no such tier or picture, or less than was
   * taken).
   */
  async change(
    id: RewardId,
    { version, ...terms }: BodyOf<Endpoints['changeReward']>,
    by: StaffId,
  ): Promise<RewardView> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.claimed(tx, id);
      const changes = changesOf(was, terms);
      if (Object.keys(changes).length === 0) return this.view(tx, id);
      if (was.version !== version) throw new DomainError('REWARD_CHANGED', { version: was.version });
      await this.requireTerms(tx, terms);
      requireStock(terms, was);
      await this.rewards.change(tx, id, terms);
      if (terms.stock !== was.stock)
        await this.stock.record(tx, id, {
          id: newId(),
          before: was.stock,
          after: terms.stock,
          origin: 'edited',
          note: '',
          by,
        });
      await this.record(tx, by, 'reward.changed', { rewardId: id, changes });
      return this.view(tx, id);
    });
  }

  /** Errors: REWARD_UNKNOWN, REWARD_CHANGED (by somebody else meanwhile). */
  async switch(id: RewardId, { version, state }: BodyOf<Endpoints['switchReward']>, by: StaffId): Promise<RewardView> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.claimed(tx, id);
      if (was.state === state) return this.view(tx, id);
      if (was.version !== version) throw new DomainError('REWARD_CHANGED', { version: was.version });
      await this.rewards.switch(tx, id, state);
      await this.record(tx, by, 'reward.switched', { rewardId: id, state: [was.state, state] });
      return this.view(tx, id);
    });
  }

  private async requireTerms(tx: Tx, terms: RewardTerms): Promise<void> {
    requireTier(terms, (await this.programmes.present(tx)).body);
    const { picture } = terms;
    if (picture === null || DRAWN.test(picture) || (await this.pictures.isKept(tx, picture))) return;
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'picture', message: '没有这张图片，请重新上传' }] });
  }

  private async claimed(tx: Tx, id: RewardId): Promise<Reward> {
    const reward = await this.rewards.claim(tx, id);
    if (!reward) throw new DomainError('REWARD_UNKNOWN');
    return reward;
  }

  private async view(tx: Tx, id: RewardId): Promise<RewardView> {
    const reward = await this.rewards.find(tx, id);
    if (!reward) throw new DomainError('REWARD_UNKNOWN');
    return viewOf(reward, (await this.programmes.present(tx)).body);
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}

function requireTier({ minTier }: RewardTerms, { tiers }: Programme): void {
  if (minTier === null || tiers.some(({ code }) => code === minTier)) return;
  throw new DomainError('INPUT_INVALID', { issues: [{ path: 'minTier', message: '会员方案里没有这个等级' }] });
}

/** What members have redeemed is theirs. */
function requireStock({ stock }: RewardTerms, { taken }: Reward): void {
  if (stock === null || stock >= taken) return;
  const message = `已兑出 ${taken} 件，库存不能少于这个数`;
  throw new DomainError('INPUT_INVALID', { issues: [{ path: 'stock', message }] });
}
