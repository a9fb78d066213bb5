// 任选权益: the member says which benefits shall be theirs. Twice at once, exactly one change counts.
import { Injectable } from '@nestjs/common';
import { PicksService, nextQuarter, pickChange, termsInWords, wayInWords } from '@guike/benefits';
import type { AnswerOf, BodyOf, benefitEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { dayInWords } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';
import { BenefitRights, type Rights } from './benefit-rights';

type Choices = AnswerOf<(typeof benefitEndpoints)['choices']>;
type Picking = (typeof benefitEndpoints)['pick'];

@Injectable()
export class PickBenefits {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly picks: PicksService,
  ) {}

  /** Errors: MEMBER_UNKNOWN, PICK_NONE (no member, or the tier has all anyway). */
  async choices(memberId: MemberId): Promise<Choices> {
    const tx = this.database.reading;
    return this.view(tx, await this.rights.read(tx, memberId));
  }

  /**
   * The whole set from now on; the same id again answers how things stand. Filling free places, choosing what stays after
   * a drop, and the first picking are free; giving one up for another may be done once a quarter. Errors: PICK_NONE,
   * PICK_UNKNOWN, PICK_TOO_MANY, PICK_CHANGED with the day from which it may be, OPERATION_CONFLICT (the id chose others).
   */
  async pick(memberId: MemberId, { id, codes }: BodyOf<Picking>): Promise<AnswerOf<Picking>> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const chosen = await this.picks.chosenBy(tx, memberId, id);
      if (chosen !== null) {
        if (!sameSet(chosen, codes)) throw new DomainError('OPERATION_CONFLICT');
        return { ...(await this.view(tx, rights)), duplicate: true };
      }
      const { entitlements, day, holder, version } = rights;
      const open = (await this.picks.open(tx, memberId)).map(({ code }) => code);
      const change = pickChange(codes, entitlements, open, await this.picks.before(tx, memberId, day));
      if (typeof change === 'string') throw refusal(change, rights);
      if (change !== null) {
        const { allowed } = entitlements;
        const made = { memberId, id, on: day, tier: holder.tier, allowed, chosen: codes, programmeVersion: version };
        await this.picks.change(tx, { ...made, ...change });
      }
      return { ...(await this.view(tx, await this.rights.read(tx, memberId))), duplicate: false };
    });
  }

  private async view(tx: Tx, rights: Rights): Promise<Choices> {
    const { entitlements, body, holder, day, ownStore, memberId } = rights;
    const { allowed, pickable, picked, surplus } = entitlements;
    if (allowed === null || allowed === 0 || pickable.length === 0) throw new DomainError('PICK_NONE');
    const { hasSwapped } = await this.picks.before(tx, memberId, day);
    const nextChangeOn = nextQuarter(day);
    const own = body.tiers.find(({ code }) => code === holder.tier)?.stores === 'own' ? holder.storeId : null;
    return {
      tierName: (holder.tier && tierNameOf(body, holder.tier)) ?? '',
      most: Math.min(allowed, pickable.length),
      picked: [...picked],
      resting: [...surplus],
      mayChange: !hasSwapped,
      nextChangeOn,
      sentence: hasSwapped ? `本季度已换过，${dayInWords(nextChangeOn, day)}起可再换` : '每季度可换一次，一次可换几项',
      choices: pickable.map((benefit) => ({
        code: benefit.code,
        name: benefit.name,
        delivery: benefit.delivery,
        how: wayInWords(benefit),
        terms: termsInWords({ benefit, quota: benefit.quota, onlyAt: own, until: null }, day, ownStore),
      })),
    };
  }
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code) => other.includes(code));

function refusal(
  obstacle: Extract<ReturnType<typeof pickChange>, string>,
  { day, entitlements: { allowed } }: Rights,
): DomainError {
  if (obstacle === 'PICK_CHANGED') {
    const on = nextQuarter(day);
    return new DomainError(obstacle, { on, sentence: `本季度已换过，${dayInWords(on, day)}起可再换` });
  }
  return new DomainError(obstacle, obstacle === 'PICK_TOO_MANY' ? { most: allowed } : {});
}
