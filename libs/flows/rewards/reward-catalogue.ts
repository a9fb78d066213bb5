// 积分商城: what there is for whom, what one can have now first, and a member's own redemptions.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, rewardEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import {
  type OfferedReward,
  RedemptionsService,
  RewardsService,
  obstacleInWords,
  obstacleTo,
  termsInWords,
} from '@guike/rewards';
import { type Page, pageOf } from '../page';
import { redemptionView } from './redemption-view';
import { type Standing, readStanding } from '../standing';

type Catalogue = AnswerOf<(typeof rewardEndpoints)['catalogue']>;
type Offer = Catalogue['rewards'][number];

@Injectable()
export class RewardCatalogue {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly redemptions: RedemptionsService,
  ) {}

  /** All that is on offer: tens, as many as head office switched on. Error: MEMBER_UNKNOWN. */
  async catalogue(memberId: MemberId): Promise<Catalogue> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const standing = await readStanding(tx, memberId, day);
    if (!standing) throw new DomainError('MEMBER_UNKNOWN');
    const found = await this.rewards.onOffer(tx, memberId, day);
    const rewards = found.map((reward) => offerOf(reward, standing, day, body)).sort(attainableFirst);
    return { available: availableOf(standing), rewards };
  }

  /** A page of a member's own; `after` is the id of the last one seen. */
  async redeemed(
    memberId: MemberId,
    { after, limit }: Page,
  ): Promise<AnswerOf<(typeof rewardEndpoints)['redemptions']>> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const wanted = { after: after ?? null, limit: limit + 1 };
    const found = await this.redemptions.page(tx, memberId, day, wanted);
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { redemptions: items.map((each) => redemptionView(each, day, body.timeZone)), next };
  }
}

const availableOf = ({ balance, pending }: Standing): number => balance - pending;

function offerOf(reward: OfferedReward, standing: Standing, today: BusinessDay, { tiers }: Programme): Offer {
  const { id, name, description, picture, points, valueFen, stock, taken, mine } = reward;
  const obstacle = obstacleTo(reward, { ...standing, mine }, today, tiers);
  const missing = Math.max(0, points - availableOf(standing));
  const why = obstacle ?? (missing > 0 ? { missing } : null);
  return {
    id,
    name,
    description,
    picture,
    points,
    valueFen,
    left: stock === null ? null : stock - taken,
    terms: termsInWords(reward, tiers),
    can: obstacle ?? (missing > 0 ? 'POINTS_INSUFFICIENT' : 'yes'),
    sentence: why === null ? null : obstacleInWords(why, reward, { mine }, today, tiers),
  };
}

/** What can be had now, what takes more points, what takes something else, what is gone; each from the cheapest. */
const places: Readonly<Partial<Record<Offer['can'], number>>> = { yes: 0, POINTS_INSUFFICIENT: 1, REWARD_SOLD_OUT: 3 };
const placeOf = ({ can }: Offer): number => places[can] ?? 2;

function attainableFirst(one: Offer, other: Offer): number {
  return placeOf(one) - placeOf(other) || one.points - other.points || (one.id < other.id ? -1 : 1);
}
