// 手工定级、暂停评估: somebody asks for a tier until a day or for a pause of reviews, somebody else approves. Source:
// product.md, Tiers (staff can set a tier by hand).
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addMonths } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { type AskedOverride, HoldingsService, OverridesService, type TierOverride, rankOf } from '@guike/tiers';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { isSaidAlready } from '../office/second-person';
import { Overriding } from './overriding';
import { lockMember } from '../standing';

type Endpoints = typeof adminTierEndpoints;
type Wish = BodyOf<Endpoints['askOverride']>;
type Answer = AnswerOf<Endpoints['askOverride']>;

/** A floor that lasts longer is another tier; it can be asked for again. */
const LONGEST_MONTHS = 36;

@Injectable()
export class DecideTierByHand {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly overrides: OverridesService,
    private readonly holdings: HoldingsService,
    private readonly overriding: Overriding,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks; the very same again answers it as it is. Errors: MEMBER_UNKNOWN, NOT_A_MEMBER, INPUT_INVALID (a tier below the
   * one earned, a day past or too far), OVERRIDE_WAITING (one of its kind waits), OPERATION_CONFLICT.
   */
  async ask(memberId: MemberId, wish: Wish, by: OfficeReader): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const { body, day } = await this.locked(tx, memberId, by);
      const { id, kind, until, reason } = wish;
      const asked = {
        memberId,
        id,
        kind,
        tier: wish.kind === 'floor' ? wish.tier : null,
        untilDay: until as BusinessDay,
        reason,
      };
      const before = await this.overrides.find(tx, memberId, id);
      if (before) return again(before, asked);
      const held = await this.holdings.one(tx, memberId, day, body);
      if (held === null) throw new DomainError('NOT_A_MEMBER');
      requireSense(asked, held.earned, body, day);
      const open = await this.overrides.open(tx, memberId);
      if (open.some((each) => each.kind === kind && each.state === 'asked')) throw new DomainError('OVERRIDE_WAITING');
      await this.overrides.ask(tx, asked, by.staffId);
      await this.record(tx, by, memberId, 'tier_override.asked', { ...wish });
      return { id, state: 'asked' };
    });
  }

  /**
   * The second person's word; the same by the same person again changes nothing. Errors: MEMBER_UNKNOWN, OVERRIDE_UNKNOWN,
   * ALREADY_DECIDED, SECOND_PERSON (who asked may not), INPUT_INVALID (its day is over, or its tier gone).
   */
  async decide(
    { memberId, id }: Pick<TierOverride, 'memberId' | 'id'>,
    decision: BodyOf<Endpoints['decideOverride']>,
    by: OfficeReader,
  ): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const { body, day } = await this.locked(tx, memberId, by);
      const asked = await this.found(tx, memberId, id);
      const state = decision.approve ? 'in_force' : 'refused';
      if (isSaidAlready(asked, { open: 'asked', wanted: state }, by.staffId)) return { id, state };
      if (decision.approve) {
        const held = await this.holdings.one(tx, memberId, day, body);
        if (held === null) throw new DomainError('NOT_A_MEMBER');
        requireSense(asked, held.earned, body, day);
        await this.overriding.begin(tx, asked, by.staffId);
        await this.record(tx, by, memberId, 'tier_override.approved', { id });
      } else {
        await this.overrides.refuse(tx, asked, by.staffId, decision.reason);
        await this.record(tx, by, memberId, 'tier_override.refused', { id, reason: decision.reason });
      }
      return { id, state };
    });
  }

  /**
   * Takes back what waits, or ends what is in force before its day; ended twice is ended once. Errors: MEMBER_UNKNOWN,
   * OVERRIDE_UNKNOWN, ALREADY_DECIDED (it was refused).
   */
  async withdraw(
    { memberId, id }: Pick<TierOverride, 'memberId' | 'id'>,
    { reason }: BodyOf<Endpoints['withdrawOverride']>,
    by: OfficeReader,
  ): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      await this.locked(tx, memberId, by);
      const override = await this.found(tx, memberId, id);
      if (override.state === 'refused') throw new DomainError('ALREADY_DECIDED');
      if (override.state === 'ended' || override.state === 'withdrawn') return { id, state: override.state };
      await this.overriding.end(tx, override, { by: by.staffId, reason });
      await this.record(tx, by, memberId, 'tier_override.withdrawn', { id, reason });
      return { id, state: override.state === 'asked' ? 'withdrawn' : 'ended' };
    });
  }

  private async locked(tx: Tx, memberId: MemberId, by: OfficeReader) {
    await requireVisible(tx, by, memberId);
    const present = await this.programmes.presentFor(tx, memberId);
    await lockMember(tx, memberId, present.day);
    return present;
  }

  private async found(tx: Tx, memberId: MemberId, id: string): Promise<TierOverride> {
    const override = await this.overrides.find(tx, memberId, id);
    if (override === null) throw new DomainError('OVERRIDE_UNKNOWN');
    return override;
  }

  private record(
    tx: Tx,
    by: OfficeReader,
    memberId: MemberId,
    action: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
  }
}

function again(before: TierOverride, asked: AskedOverride): Answer {
  const { id, kind, tier, untilDay, reason, state } = before;
  if (kind !== asked.kind || tier !== asked.tier || untilDay !== asked.untilDay || reason !== asked.reason)
    throw new DomainError('OPERATION_CONFLICT');
  return { id, state };
}

function requireSense(
  { kind, tier, untilDay }: AskedOverride,
  earned: string,
  { tiers }: Programme,
  day: BusinessDay,
): void {
  const refuse = (path: string, message: string) => {
    throw new DomainError('INPUT_INVALID', { issues: [{ path, message }] });
  };
  if (untilDay <= day) refuse('until', '截止日期要在今天之后');
  if (untilDay > addMonths(day, LONGEST_MONTHS)) refuse('until', `最长 ${LONGEST_MONTHS} 个月，到期可以再提`);
  if (kind === 'pause') return;
  if (rankOf(tiers, tier) < 0) refuse('tier', '会员方案里没有这个等级');
  if (rankOf(tiers, tier) < rankOf(tiers, earned)) refuse('tier', '不能低于会员自己达到的等级');
}
