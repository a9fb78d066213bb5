// What a member reads about keeping their tier. Words and numbers are made here; the page lays out.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, memberTierEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService, type VersionOfDay, dayInWords } from '@guike/programme';
import { HoldingsService, type TierHolding, missingToKeep, rankOf } from '@guike/tiers';
import { MemberTier } from './member-tier';
import { tierNameOf } from '../purchase-answer';

type Endpoint = (typeof memberTierEndpoints)['tierStanding'];
type Standing = AnswerOf<Endpoint>;

@Injectable()
export class TierStanding {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly holdings: HoldingsService,
    private readonly memberTier: MemberTier,
  ) {}

  /** Of somebody without a tier there is nothing to tell. */
  async standing(memberId: MemberId, page: QueryOf<Endpoint>): Promise<Standing> {
    const tx = this.database.reading;
    const present = await this.programmes.presentFor(tx, memberId);
    const held = await this.holdings.one(tx, memberId, present.day, present.body);
    const { items, next } = await this.memberTier.ownHistory(memberId, page);
    return {
      protection: held && protectionOf(held, present),
      floor: held && floorOf(held, present),
      history: items.map(({ id, day, title, why, change }) => ({ id, day, title, why, change })),
      next,
    };
  }
}

function protectionOf({ protection, earned, facts }: TierHolding, { body, day }: VersionOfDay): Standing['protection'] {
  const tier = body.tiers[rankOf(body.tiers, earned)];
  if (protection === null || tier === undefined) return null;
  const missing = missingToKeep(tier, facts);
  const until = `保级期至${dayInWords(protection.until, day)}`;
  return {
    tierName: tier.name,
    until: protection.until,
    sentence: missing === null ? `${until}，保级条件请问门店` : `${until}，${missing.sentence}`,
    progress: missing?.progress ?? null,
  };
}

function floorOf({ floor, earned }: TierHolding, { body, day }: VersionOfDay): Standing['floor'] {
  if (floor === null || rankOf(body.tiers, floor.tier) <= rankOf(body.tiers, earned)) return null;
  const tierName = tierNameOf(body, floor.tier) ?? floor.tier;
  const sentence = `门店为您定为${tierName}会员，到${dayInWords(floor.until, day)}`;
  return { tierName, until: floor.until, sentence };
}
