// What happens to a small cast in a year of time travel: told by hand for a story, or drawn from a seed.
import { type BusinessDay, addDays, businessDay, daysBetween } from '@guike/kernel';

/** `who` is a short name; money in whole yuan; `day` is when it is recorded. */
export type Fact = { readonly who: string; readonly day: BusinessDay } & (
  | {
      readonly kind: 'sale';
      readonly number: string;
      /** One line: price × quantity. */
      readonly price: number;
      readonly quantity: number;
      readonly topUp: number;
      /** Agrees to join if this opens the card. */
      readonly agrees: boolean;
      /** Earlier than `day` for a sale that the till sends late. */
      readonly paidOn: BusinessDay;
    }
  | {
      readonly kind: 'refund';
      readonly of: string;
      readonly what: 'whole' | { readonly yuan: number } | { readonly pieces: number };
    }
  /** Filed and approved on the day of its receipt. */
  | { readonly kind: 'apply'; readonly receipt: string }
  | { readonly kind: 'invite' }
  | { readonly kind: 'fee'; readonly level: number; readonly months: number }
  | { readonly kind: 'friend'; readonly became: 'joined' | 'vip' }
  | { readonly kind: 'birthday'; readonly month: number }
  | { readonly kind: 'redeem'; readonly points: number; readonly fetched: boolean; readonly refused?: string }
  | { readonly kind: 'floor'; readonly tier: string; readonly until: BusinessDay }
);

export type FactOf<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;

const on = (day: string) => businessDay(day);

/** Short ways to tell a story of one person. */
export function person(who: string) {
  let sales = 0;
  const sale = (day: string, price: number, more: Partial<FactOf<'sale'>> = {}): FactOf<'sale'> => {
    const number = `${who}-${(sales += 1)}`;
    return {
      who,
      kind: 'sale',
      number,
      day: on(day),
      paidOn: on(day),
      price,
      quantity: 1,
      topUp: 0,
      agrees: true,
      ...more,
    };
  };
  return {
    sale,
    refund: (day: string, of: string, what: FactOf<'refund'>['what'] = 'whole'): Fact => ({
      who,
      kind: 'refund',
      day: on(day),
      of,
      what,
    }),
    apply: (day: string, receipt: string): Fact => ({ who, kind: 'apply', day: on(day), receipt }),
    invite: (day: string): Fact => ({ who, kind: 'invite', day: on(day) }),
    fee: (day: string, level: number, months: number): Fact => ({ who, kind: 'fee', day: on(day), level, months }),
    friends: (day: string, count: number, became: 'joined' | 'vip' = 'vip'): Fact[] =>
      Array.from({ length: count }, () => ({ who, kind: 'friend', day: on(day), became }) as const),
    birthday: (day: string, month: number): Fact => ({ who, kind: 'birthday', day: on(day), month }),
    redeem: (day: string, points: number, more: Partial<FactOf<'redeem'>> = {}): Fact => ({
      ...{ who, kind: 'redeem', day: on(day), points, fetched: true },
      ...more,
    }),
    floor: (day: string, tier: string, until: string): Fact => ({
      who,
      kind: 'floor',
      day: on(day),
      tier,
      until: on(until),
    }),
  };
}

/** The same numbers for the same seed, evenly from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Habits {
  /** How somebody comes in, from a day on. */
  readonly opening: (who: ReturnType<typeof person>, day: BusinessDay) => readonly Fact[];
  /** What they spend at a time, in yuan. */
  readonly prices: readonly number[];
  readonly from: BusinessDay;
  readonly through: BusinessDay;
  /** How many purchases each makes after coming in. */
  readonly sales: number;
  /** Other things that happen now and then. */
  readonly besides?: (who: ReturnType<typeof person>, day: BusinessDay, random: () => number) => readonly Fact[];
}

/** A cast that buys, brings back a part of it, and is sometimes recorded days late. */
export function drawn(seed: number, names: readonly string[], habits: Habits): Fact[] {
  const random = seeded(seed);
  const { from, through, prices } = habits;
  const span = daysBetween(from, through);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const facts: Fact[] = [];
  for (const name of names) {
    const who = person(name);
    const opened = addDays(from, Math.floor(random() * span * 0.2));
    facts.push(...habits.opening(who, opened));
    const left = daysBetween(opened, through) - 5;
    for (let n = 0; n < habits.sales; n++) {
      const paidOn = addDays(opened, 5 + Math.floor(random() * left));
      const day = random() < 0.15 ? addDays(paidOn, 1 + Math.floor(random() * 3)) : paidOn;
      const quantity = 1 + Math.floor(random() * 3);
      const sale = who.sale(day, pick(prices), { quantity, paidOn, topUp: random() < 0.1 ? 2_000 : 0 });
      facts.push(sale);
      if (random() < 0.25) {
        const what = pick(['whole', { yuan: Math.ceil(sale.price / 3) }, { pieces: 1 }] as const);
        facts.push(who.refund(addDays(day, Math.floor(random() * 60)), sale.number, what));
      }
      facts.push(...(habits.besides?.(who, day, random) ?? []));
    }
  }
  return facts;
}
