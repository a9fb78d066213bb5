// Who may be brought along, and what is written down of them. Pure. Source: product.md, Events.
import type { BodyOf, eventEndpoints } from '@guike/contracts/http';
import type { Companion, ShopEvent } from '@guike/events';
import { DomainError } from '@guike/kernel';

export type CompanionWish = BodyOf<(typeof eventEndpoints)['accept']>['companions'][number];

/**
 * The party as it is kept; a child's consent with its time. Errors: EVENT_PARTY (more than may come along), EVENT_CHILD
 * (children may not come, or their guardian has not agreed).
 */
export function companionsOf(
  { companions: most, children }: Pick<ShopEvent, 'companions' | 'children'>,
  wishes: readonly CompanionWish[],
  now: Date,
): Companion[] {
  if (wishes.length > most) throw new DomainError('EVENT_PARTY', { most });
  return wishes.map(({ name, child, age, guardianConsent }) => {
    if (child && !children.allowed) throw new DomainError('EVENT_CHILD', { sentence: '这场活动不接待儿童' });
    if (child && !guardianConsent) throw new DomainError('EVENT_CHILD', { sentence: `请先为${name}确认监护人同意` });
    return { name, child, age: child ? (age ?? null) : null, consentAt: child ? now.toISOString() : null };
  });
}

/** Whether two parties are the same people; when a guardian agreed does not matter. */
export function sameParty(one: readonly Companion[], other: readonly Companion[]): boolean {
  const plain = (all: readonly Companion[]) => JSON.stringify(all.map(({ name, child, age }) => [name, child, age]));
  return plain(one) === plain(other);
}
