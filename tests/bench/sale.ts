// The sale that both sides of the earn bench record: two lines of one member, small enough to raise nobody's tier.
import { type BusinessDay, businessDayOf } from '@guike/kernel';
import { entitledPoints, lotDays, multiplierOf } from '@guike/points';
import { presets } from '@guike/programme';
import type { BenchMember, BenchShop } from './shop';

export interface Sale {
  readonly storeId: string;
  readonly member: BenchMember;
  readonly number: string;
  readonly paidAt: Date;
}

/** Five units of ¥10: the lines of every sale. */
export const SALE_LINES = [
  { sku: '85123A', name: '针织围巾', quantity: 1, unitPriceFen: 2_990, amountFen: 2_990 },
  { sku: '71053', name: '棉质袜子', quantity: 2, unitPriceFen: 1_005, amountFen: 2_010 },
];

export const SALE_NET_FEN = 5_000;
export const SALE_ITEMS = 3;

/** Sales without end, one member after the other, so that two at the same time never meet in one account. */
export function* salesOf({ storeId, members }: BenchShop): Generator<Sale, never> {
  for (let index = 0; ; index += 1) {
    const member = members[index % members.length];
    if (!member) throw new RangeError('a shop without members');
    yield { storeId, member, number: `sale-${index}`, paidAt: new Date() };
  }
}

/** What the programme makes of a sale paid then. */
export function termsOf(paidAt: Date): {
  day: BusinessDay;
  availableOn: BusinessDay;
  expiresOn: BusinessDay;
  points: number;
  multiplier: number;
} {
  const { points: rules, timeZone } = presets.boutique;
  const day = businessDayOf(paidAt, timeZone);
  const multiplier = multiplierOf(rules, { paidOn: day, tier: 'regular', category: null, birthMonth: null });
  const points = entitledPoints([{ eligibleFen: SALE_NET_FEN, multiplier }], rules);
  return { day, multiplier, points, ...lotDays(rules, day, null) };
}
