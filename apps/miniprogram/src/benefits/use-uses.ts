// The uses on the screen: the newest page, and older ones after it.
import { type AnswerOf, benefitEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { type Growing, useOlder } from '../remote/use-older';
import type { BenefitUse } from './benefits';

export type UsesPage = AnswerOf<typeof benefitEndpoints.uses>;

const asItems = ({ uses, next }: UsesPage) => ({ items: uses, next });

export function useUses(first: UsesPage): Growing<BenefitUse> {
  return useOlder(asItems(first), async (after) => asItems(await call(benefitEndpoints.uses, { query: { after } })));
}
