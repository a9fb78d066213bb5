// A naive model of a year under a preset: everything about one person, told again from the whole list of facts whenever
// somebody asks. It knows nothing of rolling sums, filters or rows.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';
import type { Fact, FactOf } from './preset-year-facts';
import { type Sale, entitled, expiryOf, fullYears, netOf, noSums, sums, yearsBefore } from './preset-year-sales';
import { NaivePoints } from './preset-year-points';
import type { KnownFacts, PlainRules } from './preset-year-rules';

export interface World {
  /** The rules in force on a day, and the number of their version. */
  readonly rulesOn: (day: BusinessDay) => PlainRules & { readonly version: number };
  /** In the order in which they happen. */
  readonly facts: readonly Fact[];
  /** Days on which the schedules ran, in order. */
  readonly runs: readonly BusinessDay[];
}

export interface Decided {
  readonly day: BusinessDay;
  readonly cause: string;
  readonly from: string | null;
  readonly to: string;
  readonly version: number;
}

export class NaivePerson {
  joinedOn: BusinessDay | null = null;
  earned = '';
  lifted = false;
  protection: { readonly since: BusinessDay; readonly until: BusinessDay } | null = null;
  floor: { readonly tier: string; readonly until: BusinessDay } | null = null;
  readonly points = new NaivePoints();
  readonly decisions: Decided[] = [];
  /** `source` as the inbox has it; each on its day, with the points it is about. */
  readonly notices: { readonly day: BusinessDay; readonly source: string; readonly points: number | null }[] = [];
  private readonly sales: Sale[] = [];
  private readonly friends = { joined: 0, vip: 0 };
  private fee: { readonly level: number; readonly until: BusinessDay } | null = null;
  private lastReturn: BusinessDay | null = null;
  private birthMonth: number | null = null;

  constructor(
    private readonly world: Pick<World, 'rulesOn'>,
    private readonly rules: PlainRules,
  ) {}

  get shown(): string {
    return this.floor && this.rank(this.floor.tier) > this.rank(this.earned) ? this.floor.tier : this.earned;
  }

  factsOn(day: BusinessDay, sale?: Sale): KnownFacts {
    const counted = this.sales.filter(({ counts }) => counts);
    const from = (first: string) => sums(counted.filter(({ paidOn }) => paidOn >= first));
    const visit = sale ? counted.filter(({ paidOn }) => paidOn === sale.paidOn) : [];
    const quietSince =
      [this.joinedOn, this.lastReturn]
        .filter((each) => each !== null)
        .sort()
        .at(-1) ?? null;
    return {
      purchase: sale ? sums([sale]) : noSums,
      visit: { ...sums(visit), topUpFen: visit.reduce((total, { topUp }) => total + topUp * 100, 0) },
      rolling12Months: from(addDays(addMonths(day, -12), 1)),
      calendarYear: from(`${day.slice(0, 4)}-01-01`),
      lifetime: sums(counted),
      now: {
        referralsJoined: this.friends.joined,
        referralsVip: this.friends.vip,
        yearsAsMember: this.joinedOn ? fullYears(this.joinedOn, day) : 0,
        yearsWithoutReturn: quietSince ? fullYears(quietSince, day) : 0,
        paidLevel: this.fee && this.fee.until >= day ? this.fee.level : 0,
      },
      years: yearsBefore(day, this.joinedOn, counted),
    };
  }

  /** What the schedules do on a day, before anybody comes. */
  morning(day: BusinessDay, before: BusinessDay | undefined): void {
    const rules = this.world.rulesOn(day);
    this.points.expire(day);
    this.points.lapse(day);
    this.tellExpiring(day, before);
    if (this.joinedOn === null) return;
    if (this.floor && this.floor.until < day) this.endFloor(day);
    this.tellEndings(day);
    if (before && this.world.rulesOn(before).version !== rules.version) this.review(day, true);
    const due = `${day.slice(0, 5)}${String(1 + rules.review.every * Math.floor((Number(day.slice(5, 7)) - 1) / rules.review.every)).padStart(2, '0')}-01`;
    if (before && before < due) this.review(day, false);
  }

  happen(fact: Fact): void {
    const { day } = fact;
    const rules = this.world.rulesOn(day);
    if (fact.kind === 'sale') this.buy(fact, rules);
    if (fact.kind === 'refund') this.bringBack(fact, rules);
    if (fact.kind === 'apply') this.join(this.sale(fact.receipt), rules);
    if (fact.kind === 'birthday') this.birthMonth = fact.month;
    if (fact.kind === 'redeem' && fact.refused === undefined && !this.points.redeem(fact.points, day, fact.fetched))
      throw new Error('not enough points in the model');
    if (fact.kind === 'floor') {
      if (this.floor) this.endFloor(day);
      const before = this.shown;
      this.floor = fact;
      this.decided(day, 'floor', before);
    }
    if (fact.kind === 'friend') {
      if (fact.became === 'vip') this.friends.vip += 1;
      else this.friends.joined += 1;
      this.decide(day, 'referral');
    }
    if (fact.kind === 'invite') this.open(day, 'joined', day);
    if (fact.kind === 'fee') {
      if (this.joinedOn === null) this.open(day, 'joined', day);
      const goesOn = this.fee && this.fee.level === fact.level && this.fee.until >= day;
      const from = goesOn && this.fee ? addDays(this.fee.until, 1) : day;
      this.fee = { level: fact.level, until: addDays(addMonths(from, fact.months), -1) };
      this.decide(day, 'fee');
    }
  }

  deadlines(): BusinessDay[] {
    const { notice } = this.rules.review;
    const ends = [this.protection?.until, this.floor?.until].filter((day) => day !== undefined);
    return [...this.points.deadlines(), ...ends.flatMap((day) => [addDays(day, -notice), addDays(day, 1)])];
  }

  private endFloor(day: BusinessDay): void {
    const shown = this.shown;
    this.floor = null;
    this.decided(day, 'floor_ended', shown);
  }

  private sale(number: string): Sale {
    const found = this.sales.find((each) => each.number === number);
    if (!found) throw new Error(`no sale ${number}`);
    return found;
  }

  private buy(fact: FactOf<'sale'>, rules: PlainRules): void {
    const sale: Sale = { ...fact, counts: false, pieces: fact.quantity, backFen: 0, visitPoints: 0, times: 100 };
    const { day, paidOn } = sale;
    const tier = this.joinedOn === null ? (rules.tiers[0]?.code ?? '') : this.shown;
    sale.times = rules.times({ day: paidOn, tier, birthMonth: this.birthMonth });
    const year = this.sales.filter((each) => !each.counts && each.paidOn > addMonths(paidOn, -12));
    this.sales.push(sale);
    if (this.joinedOn === null) {
      if (sale.agrees && !rules.byApplication && rules.opens(sums([sale]), sums([...year, sale])))
        this.join(sale, rules);
      return;
    }
    if (paidOn < this.joinedOn) return;
    this.count(sale, rules, day);
    this.decide(day, 'purchase', sale);
  }

  private join(sale: Sale, rules: PlainRules): void {
    const { day, paidOn } = sale;
    const before = this.sales.filter((each) => each !== sale && each.paidOn >= addMonths(paidOn, -12));
    this.joinedOn = paidOn;
    if (rules.countsBefore) for (const each of before) each.counts = true;
    // What opened the card earns, in the order in which it was bought.
    if (rules.openingEarns?.(sums([sale])))
      for (const each of before.filter((b) => b.paidOn > addMonths(paidOn, -12))) this.count(each, rules, day);
    this.count(sale, rules, day);
    this.open(day, 'joined', paidOn, sale);
  }

  private open(day: BusinessDay, cause: string, joinedOn: BusinessDay, sale?: Sale): void {
    this.joinedOn = joinedOn;
    this.earned = this.world.rulesOn(day).tiers[0]?.code ?? '';
    this.decide(day, cause, sale);
  }

  private count(sale: Sale, rules: PlainRules, day: BusinessDay): void {
    sale.counts = true;
    const sameVisit = this.sales.filter(({ paidOn, visitPoints }) => paidOn === sale.paidOn && visitPoints > 0);
    sale.visitPoints = sameVisit.length === 0 && netOf(sale) > 0 ? rules.perVisit : 0;
    const available = addDays(sale.paidOn, rules.availableAfter);
    this.points.earn(
      sale.number,
      entitled(sale, rules),
      available,
      expiryOf(sale, rules, { joinedOn: this.joinedOn, available }),
      day,
    );
  }

  private bringBack({ day, of, what }: FactOf<'refund'>, rules: PlainRules): void {
    const sale = this.sale(of);
    if (what === 'whole') sale.pieces = 0;
    else if ('pieces' in what) sale.pieces = Math.max(0, sale.pieces - what.pieces);
    else sale.backFen += what.yuan * 100;
    if (!sale.counts) return;
    this.lastReturn = day;
    this.points.settle(of, entitled(sale, rules), day);
  }

  private rank(code: string): number {
    return this.rules.tiers.findIndex((tier) => tier.code === code);
  }

  private isKept(rules: PlainRules, code: string, facts: KnownFacts): boolean {
    const rank = rules.tiers.findIndex((tier) => tier.code === code);
    return rules.isKept === 'for good' || rank === 0 || (rules.tiers[rank]?.enter(facts) ?? false);
  }

  /** The highest tier that is entered, and a lift from there, once for good. */
  private risen(rules: PlainRules, facts: KnownFacts): { tier: string; lifted: boolean } {
    const ranks = rules.tiers.map(({ enter }, rank) => (rank > 0 && enter(facts) ? rank : 0));
    const rank = Math.max(this.rank(this.earned), ...ranks);
    const lifted = !this.lifted && rank < rules.tiers.length - 1 && (rules.lift?.(facts) ?? false);
    return { tier: rules.tiers[rank + (lifted ? 1 : 0)]?.code ?? '', lifted };
  }

  private decide(today: BusinessDay, cause: string, sale?: Sale): void {
    const day = sale?.paidOn ?? today;
    const rules = this.world.rulesOn(day);
    const facts = this.factsOn(today, sale);
    const [before, was] = [this.shown, this.earned];
    const { tier, lifted } = this.risen(rules, facts);
    const leaves = this.protection !== null && (tier !== was || this.isKept(rules, tier, facts));
    this.earned = tier;
    if (lifted) this.lifted = true;
    if (leaves) this.protection = null;
    if (cause === 'joined') this.decided(day, cause, null);
    else if (tier !== was || lifted) this.decided(day, cause, before);
    else if (leaves) this.decided(day, 'kept', before);
  }

  private review(day: BusinessDay, raisesOnly: boolean): void {
    const rules = this.world.rulesOn(day);
    const facts = this.factsOn(day);
    const before = this.shown;
    const { tier, lifted } = this.risen(rules, facts);
    if (lifted || (tier !== this.earned && this.isKept(rules, tier, facts))) {
      this.earned = tier;
      this.lifted ||= lifted;
      this.protection = null;
      this.decided(day, 'review', before);
    } else if (!raisesOnly) this.lower(day, rules, facts);
  }

  private lower(day: BusinessDay, rules: PlainRules, facts: KnownFacts): void {
    const before = this.shown;
    const { protection } = rules.review;
    if (this.isKept(rules, this.earned, facts)) {
      if (this.protection === null) return;
      this.protection = null;
      return this.decided(day, 'kept', before);
    }
    if (this.protection === null && protection > 0) {
      this.protection = { since: day, until: addMonths(day, protection) };
      return this.decided(day, 'protected', before);
    }
    if (this.protection !== null && this.protection.until > day) return;
    this.protection = null;
    this.earned = rules.tiers[this.rank(this.earned) - 1]?.code ?? '';
    this.decided(day, 'dropped', before);
  }

  private decided(day: BusinessDay, cause: string, from: string | null): void {
    this.decisions.push({ day, cause, from, to: this.shown, version: this.world.rulesOn(day).version });
  }

  /** Thirty and seven days ahead, made up for within six days, each once for all. */
  private tellExpiring(day: BusinessDay, before: BusinessDay | undefined): void {
    if (this.joinedOn === null) return;
    for (const ahead of [30, 7])
      for (const expires of this.points.ends()) {
        const due = addDays(expires, -ahead);
        const isFirst = due <= day && (before === undefined || before < due) && day <= addDays(due, 6);
        if (isFirst)
          this.notices.push({ day, source: `expiring/${expires}/${ahead}`, points: this.points.endingOn(expires) });
      }
  }

  private tellEndings(day: BusinessDay): void {
    const last = addDays(day, this.world.rulesOn(day).review.notice);
    const tell = (source: string) => {
      if (!this.notices.some((notice) => notice.source === source)) this.notices.push({ day, source, points: null });
    };
    const { protection, floor } = this;
    if (protection && protection.until >= day && protection.until <= last)
      tell(`protection-ending/${protection.until}`);
    if (floor && floor.until <= last && this.rank(floor.tier) > this.rank(this.earned))
      tell(`floor-ending/${floor.until}`);
  }
}

/** A person as things stood at the end of a day. */
export function personOn(world: World, who: string, through: BusinessDay): NaivePerson {
  const facts = world.facts.filter((fact) => fact.who === who && fact.day <= through);
  const runs = world.runs.filter((day) => day <= through);
  const person = new NaivePerson(world, world.rulesOn(through));
  for (const [index, day] of runs.entries()) {
    person.morning(day, runs[index - 1]);
    for (const fact of facts.filter((each) => each.day === day)) person.happen(fact);
  }
  return person;
}
