// A floor or a pause begins or ends: what the member holds from then on, the decision that says so, and what they read.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, type StaffId, addDays, daysBetween } from '@guike/kernel';
import { NotificationsService, floorEndedMessage, floorMessage } from '@guike/notifications';
import { type Tx, newId } from '@guike/platform';
import { type VersionOfDay, ProgrammeService } from '@guike/programme';
import {
  HoldingsService,
  type NewHolding,
  OverridesService,
  type Protection,
  type TierHolding,
  type TierOverride,
  higherOf,
} from '@guike/tiers';
import { tierNameOf } from '../purchase-answer';

/** `by` null: its last day is over. */
export interface Ending {
  readonly by: StaffId | null;
  readonly reason: string | null;
  /** Another takes its place at once, and tells the member so. */
  readonly isReplaced?: boolean;
}

@Injectable()
export class Overriding {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly overrides: OverridesService,
    private readonly holdings: HoldingsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Puts in force what was asked for; what was in force of its kind ends. The caller holds the member's lock. */
  async begin(tx: Tx, asked: TierOverride, by: StaffId): Promise<void> {
    const open = await this.overrides.open(tx, asked.memberId);
    const before = open.find(({ kind, state }) => kind === asked.kind && state === 'in_force');
    if (before) await this.end(tx, before, { by, reason: '由新的决定代替', isReplaced: true });
    const present = await this.programmes.presentFor(tx, asked.memberId);
    await this.overrides.approve(tx, asked, by, present.day);
    const held = await this.holding(tx, asked, present);
    if (held === null) return;
    const { tiers } = present.body;
    const floor = asked.tier === null ? held.floor : { tier: asked.tier, until: asked.untilDay };
    const now: NewHolding = {
      ...held,
      floor,
      shown: higherOf(tiers, held.earned, floor?.tier ?? null),
      pausedUntil: asked.kind === 'pause' ? asked.untilDay : held.pausedUntil,
    };
    await this.decide(tx, held, now, asked.kind === 'floor' ? 'floor' : 'paused', asked, present, asked.reason);
    if (asked.tier === null) return;
    const tierName = tierNameOf(present.body, asked.tier) ?? asked.tier;
    const message = floorMessage({ tierName, until: asked.untilDay, today: present.day });
    await this.notifications.deliver(tx, { ...message, memberId: asked.memberId, source: `floor/${asked.id}` });
  }

  /**
   * Ends what is in force, or takes back what was asked for. After a pause the protection goes on for as long as it was
   * interrupted. The caller holds the member's lock.
   */
  async end(tx: Tx, override: TierOverride, { by, reason, isReplaced = false }: Ending): Promise<void> {
    const present = await this.programmes.presentFor(tx, override.memberId);
    await this.overrides.end(tx, override, by, present.day);
    const held = override.state === 'in_force' ? await this.holding(tx, override, present) : null;
    if (held === null) return;
    if (override.kind === 'pause') {
      const protection = resumed(held.protection, override, present.day);
      const now = { ...held, pausedUntil: null, protection };
      return this.decide(tx, held, now, 'pause_ended', override, present, reason);
    }
    const now = { ...held, floor: null, shown: held.earned };
    await this.decide(tx, held, now, 'floor_ended', override, present, reason);
    if (held.shown === held.earned || isReplaced) return;
    const name = tierNameOf(present.body, held.earned) ?? held.earned;
    const message = floorEndedMessage({ tierName: tierNameOf(present.body, override.tier) ?? '', name });
    await this.notifications.deliver(tx, { ...message, memberId: held.memberId, source: `floor-ended/${override.id}` });
  }

  private holding(tx: Tx, { memberId }: TierOverride, { day, body }: VersionOfDay): Promise<TierHolding | null> {
    return this.holdings.one(tx, memberId, day, body);
  }

  private decide(
    tx: Tx,
    held: TierHolding,
    holding: NewHolding,
    cause: string,
    { id, untilDay }: TierOverride,
    { day, version }: VersionOfDay,
    reason: string | null,
  ): Promise<void> {
    const { memberId, facts, earned } = held;
    const inputs = {
      facts,
      because: null,
      earned: { from: earned, to: earned },
      ...(holding.floor === null ? {} : { floor: holding.floor }),
      ...(holding.protection === null ? {} : { protection: holding.protection }),
      ...(reason === null ? {} : { reason }),
      until: untilDay,
    };
    const decision = { memberId, id: newId(), from: held.shown, to: holding.shown, cause, causeId: id, inputs };
    return this.holdings.decide(tx, [{ holding, decision }], { day, programmeVersion: version });
  }
}

/** A protection goes on for as many days as the pause lasted, however late its end is noticed. */
function resumed(
  protection: Protection | null,
  { startedOn, untilDay }: TierOverride,
  today: BusinessDay,
): Protection | null {
  if (protection === null || startedOn === null) return protection;
  const dayAfter = addDays(untilDay, 1);
  const resumedOn = today < dayAfter ? today : dayAfter;
  return { ...protection, until: addDays(protection.until, daysBetween(startedOn, resumedOn)) };
}
