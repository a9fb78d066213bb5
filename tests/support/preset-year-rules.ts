// The presets once more, as plain predicates and numbers, written from the shops' own words and not read from the programmes.
export interface Sums {
  readonly netSpendFen: number;
  readonly items: number;
  readonly orders: number;
  readonly visits: number;
}

/** What is known of somebody at a moment. Money in fen. */
export interface KnownFacts {
  readonly purchase: Sums;
  readonly visit: Sums & { readonly topUpFen: number };
  readonly rolling12Months: Sums;
  readonly calendarYear: Sums;
  readonly lifetime: Sums;
  readonly now: {
    readonly referralsJoined: number;
    readonly referralsVip: number;
    readonly yearsAsMember: number;
    readonly yearsWithoutReturn: number;
    readonly paidLevel: number;
  };
  /** Net of full calendar years as a member, the latest first. */
  readonly years: readonly number[];
}

export interface PlainRules {
  readonly opens: (sale: Sums, year: Sums) => boolean;
  /** Where the sale alone does not open the card, what went before earns with it. */
  readonly openingEarns?: (sale: Sums) => boolean;
  readonly countsBefore: boolean;
  readonly byApplication?: boolean;
  /** From the lowest up; `enter` of the lowest is never asked. */
  readonly tiers: readonly { readonly code: string; readonly enter: (facts: KnownFacts) => boolean }[];
  readonly isKept: 'for good' | 'as entered';
  readonly lift?: (facts: KnownFacts) => boolean;
  readonly review: { readonly every: number; readonly protection: number; readonly notice: number };
  readonly unitFen: number;
  readonly perVisit: number;
  /** In hundredths. */
  readonly times: (at: { day: string; tier: string; birthMonth: number | null }) => number;
  readonly availableAfter: number;
  readonly months: number;
  readonly cardCycle: boolean;
}

const yuan = 100;
const never = () => false;
const spent = (amount: number) => (facts: KnownFacts) => facts.rolling12Months.netSpendFen >= amount * yuan;
const quarterly = { every: 3, protection: 6, notice: 30 };
const plain = {
  countsBefore: false,
  isKept: 'as entered',
  review: quarterly,
  unitFen: 10 * yuan,
  perVisit: 0,
  times: () => 100,
  availableAfter: 1,
  months: 24,
  cardCycle: false,
} as const;

const inOneVisit = (topUp: number, items: number, spend: number, lifetime: number) => (facts: KnownFacts) =>
  (facts.visit.topUpFen >= topUp * yuan && facts.visit.items >= items && facts.visit.netSpendFen >= spend * yuan) ||
  facts.lifetime.netSpendFen >= lifetime * yuan;

const counter: PlainRules = {
  ...plain,
  opens: (sale, year) => sale.netSpendFen >= 5_000 * yuan || year.netSpendFen >= 10_000 * yuan,
  openingEarns: (sale) => sale.netSpendFen < 5_000 * yuan,
  countsBefore: true,
  byApplication: true,
  tiers: [
    { code: 'silver', enter: never },
    {
      code: 'gold',
      enter: (facts) => facts.purchase.netSpendFen >= 10_000 * yuan || spent(20_000)(facts),
    },
  ],
  isKept: 'for good',
};

const steady = (years: readonly number[]): boolean =>
  years.some((_, index) => {
    const latest = years.slice(0, index + 1);
    const average = latest.reduce((a, b) => a + b, 0) / latest.length;
    return index >= 2 && average > 0 && latest.every((fen) => fen >= average * 0.8 && fen <= average * 1.2);
  });

const paid = (level: number) => (facts: KnownFacts) => facts.now.paidLevel >= level;

export const plainRules = {
  boutique: {
    ...plain,
    opens: (sale) => sale.items >= 2,
    tiers: [
      { code: 'regular', enter: never },
      { code: 'silver', enter: inOneVisit(2_000, 0, 1_500, 5_000) },
      { code: 'gold', enter: inOneVisit(3_000, 3, 2_000, 20_000) },
      { code: 'platinum', enter: inOneVisit(5_000, 5, 3_000, 50_000) },
    ],
    isKept: 'for good',
    times: ({ day }) => (day.endsWith('-08') ? 200 : 100),
  },
  counter,
  cardCycle: { ...counter, cardCycle: true },
  spa: {
    ...plain,
    opens: (_, year) => year.netSpendFen >= 20_000 * yuan,
    tiers: [
      { code: 'gold', enter: never },
      { code: 'platinum', enter: spent(50_000) },
      {
        code: 'diamond',
        enter: (facts) => spent(100_000)(facts) || facts.lifetime.netSpendFen >= 300_000 * yuan,
      },
    ],
    lift: (facts) => facts.now.referralsVip >= 5,
    times: ({ day, birthMonth }) => (birthMonth === Number(day.slice(5, 7)) ? 200 : 100),
  },
  restaurant: {
    ...plain,
    opens: (_, year) => year.netSpendFen >= 500 * yuan || year.visits >= 3,
    tiers: [
      { code: 'bronze', enter: never },
      { code: 'silver', enter: (facts) => spent(3_000)(facts) || facts.rolling12Months.visits >= 10 },
      { code: 'gold', enter: (facts) => spent(10_000)(facts) || facts.rolling12Months.visits >= 24 },
    ],
    perVisit: 5,
    months: 12,
  },
  enterprise: {
    ...plain,
    opens: (_, year) => year.orders >= 20,
    tiers: [
      { code: 'silver', enter: never },
      { code: 'gold', enter: (facts) => spent(100_000)(facts) || facts.rolling12Months.orders >= 50 },
      { code: 'platinum', enter: (facts) => spent(200_000)(facts) || facts.rolling12Months.orders >= 100 },
      {
        code: 'diamond',
        enter: (facts) => facts.rolling12Months.netSpendFen > 500_000 * yuan || facts.now.yearsWithoutReturn >= 5,
      },
    ],
    lift: (facts) => steady(facts.years),
    review: { ...quarterly, every: 12 },
    unitFen: 100 * yuan,
    availableAfter: 7,
  },
  after_sales: {
    ...plain,
    opens: (_, year) => year.orders >= 1,
    countsBefore: true,
    tiers: [
      { code: 'silver', enter: never },
      { code: 'gold', enter: spent(5_000) },
      { code: 'platinum', enter: spent(10_000) },
    ],
    availableAfter: 7,
  },
  club: {
    ...plain,
    opens: never,
    tiers: [
      { code: 'member', enter: never },
      { code: 'vip', enter: paid(2) },
    ],
    review: { every: 12, protection: 3, notice: 30 },
  },
  subscription: {
    ...plain,
    opens: never,
    tiers: [
      { code: 'silver', enter: never },
      { code: 'gold', enter: paid(2) },
      { code: 'black', enter: paid(3) },
    ],
    review: { every: 1, protection: 0, notice: 7 },
    times: ({ tier }) => (tier === 'black' ? 150 : 100),
    months: 12,
  },
} satisfies Record<string, PlainRules>;
