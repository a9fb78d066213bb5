// Whom an event is for, and why somebody may not answer it now. Pure. Source: product.md, Events.
import type { eventObstacles } from '@guike/contracts/http';
import type { MemberState, StoreId } from '@guike/kernel';
import type { EventAudience, EventState } from './event';

export interface Guest {
  readonly state: MemberState;
  readonly tier: string | null;
  /** The store that the member belongs to. */
  readonly storeId: StoreId | null;
  readonly invited: boolean;
  /** Whether the member is in the event's segment; where it has none, of no matter. */
  readonly inSegment: boolean;
}

/** Whether it is for somebody at all. Who is invited by name may come in any case. */
export function isFor(audience: EventAudience, guest: Guest): boolean {
  if (guest.invited) return true;
  if (audience.who === 'invited') return false;
  const { tiers, storeIds, segmentId } = audience;
  return (
    (tiers.length === 0 || (guest.tier !== null && tiers.includes(guest.tier))) &&
    (storeIds.length === 0 || (guest.storeId !== null && storeIds.includes(guest.storeId))) &&
    (segmentId === null || guest.inSegment)
  );
}

/** Whether anybody may see it, signed in or not. */
export function isPublic({ who, tiers, storeIds, segmentId }: EventAudience): boolean {
  return who === 'everyone' && tiers.length === 0 && storeIds.length === 0 && segmentId === null;
}

interface Answerable {
  readonly state: EventState;
  readonly audience: EventAudience;
  readonly replyBy: Date;
}

type Obstacle = Exclude<(typeof eventObstacles)[number], 'POINTS_INSUFFICIENT'>;

/** What keeps somebody from accepting, the weightiest first; null: nothing. Points are the ledger's to judge. */
export function obstacleTo(event: Answerable, guest: Guest, now: Date): Obstacle | null {
  if (event.state !== 'open' || now > event.replyBy) return 'EVENT_CLOSED';
  if (guest.state === 'frozen') return 'ACCOUNT_FROZEN';
  if (guest.state !== 'active') return 'EVENT_MEMBERS_ONLY';
  return isFor(event.audience, guest) ? null : 'EVENT_NOT_FOR_YOU';
}
