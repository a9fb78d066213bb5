// A shop under a preset that lives through a year or more: the clock goes from one day on which something happens to the
// next, the worker's schedules run, people buy, and at the end of each month everybody is held against the naive model.
import { ExplainTier, JobHandlersModule, bookingChecks } from '@guike/flows';
import { type BusinessDay, addDays, businessDay } from '@guike/kernel';
import { rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { type Programme, ProgrammeService } from '@guike/programme';
import { HoldingsService } from '@guike/tiers';
import { Schedules } from '../../apps/worker/schedules';
import { SchedulesModule } from '../../apps/worker/schedules.module';
import { type Fact, seeded } from './preset-year-facts';
import type { KnownFacts, PlainRules } from './preset-year-rules';
import { type NaivePerson, type World, personOn } from './preset-year-model';
import { YearDesk } from './preset-year-desk';
import { Reviewing } from './reviews';
import { type Shop, openShop } from './shop';

const ZONE = 'Asia/Shanghai';
const WORKER = {
  module: class WorkerSchedules {},
  imports: [JobHandlersModule, SchedulesModule],
};

/** What neither points nor tiers hang on; each has tests of its own. */
const APART = new Set([
  'sweep-request-keys',
  'erase-members',
  'sweep-personal',
  'sweep-referrals',
  'remind-bookings',
  'tell-overdue-loans',
  'send-messages',
  'raise-care-tasks',
  'find-birthdays',
  'run-campaigns',
  'close-likes',
  'ask-risks',
  'sweep-claim-pictures',
  'sweep-looks',
]);

export interface YearPlan {
  readonly programme: Programme;
  readonly rules: PlainRules;
  /** New rules from a day on. */
  readonly later?: { readonly from: string; readonly programme: Programme; readonly rules: PlainRules };
  readonly from: string;
  readonly through: string;
  readonly facts: readonly (Fact | readonly Fact[])[];
  /** What a story says of a day, looked at in its evening. */
  readonly says?: Readonly<Record<string, (year: PresetYear) => Promise<void>>>;
}

export interface Seen {
  readonly tier: string;
  readonly protectedUntil: BusinessDay | null;
  readonly balance: number;
  readonly pending: number;
  readonly owed: number;
  readonly lots: readonly string[];
  readonly facts: Omit<KnownFacts, 'purchase' | 'visit' | 'years'>;
  readonly decisions: readonly Record<string, unknown>[];
  readonly notices: readonly Record<string, unknown>[];
}

export class PresetYear {
  private readonly runs: BusinessDay[] = [];
  private readonly facts: readonly Fact[];

  private constructor(
    private readonly plan: YearPlan,
    readonly shop: Shop,
    private readonly desk: YearDesk,
  ) {
    // Sorting is stable: what is told of one person on one day happens in that order.
    this.facts = plan.facts
      .flatMap((fact) => fact)
      .sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1));
  }

  /** Lives through the plan to its end, asserting on the way; answers how many days were stopped at. */
  static async live(plan: YearPlan): Promise<number> {
    const shop = await openShop({ programme: plan.programme, modules: [JobHandlersModule, WORKER] });
    try {
      const year = new PresetYear(plan, shop, await YearDesk.of(shop, plan.programme));
      await year.liveThrough();
      return year.runs.length;
    } finally {
      await shop.close();
    }
  }

  /** Somebody as the shop's own rows and read models tell it now. */
  async seen(who: string): Promise<Seen> {
    const all = await this.everybody();
    const found = all.get(who);
    if (!found) throw new Error(`nobody is called ${who}`);
    return found;
  }

  private async liveThrough(): Promise<void> {
    const { from, through, says = {}, later } = this.plan;
    const stops = new Set<string>([
      ...this.facts.map(({ day }) => day),
      ...Object.keys(says),
      ...(later ? [later.from] : []),
    ]);
    const outside = [...stops].filter((day) => day < from || day > through);
    if (outside.length > 0) throw new Error(`outside of the year: ${outside.join()}`);
    let deadlines = new Set<string>();
    for (let day = businessDay(from); day <= through; day = addDays(day, 1)) {
      const [isFirst, isLast] = [day.endsWith('-01'), addDays(day, 1).endsWith('-01')];
      const isReview = isFirst && (Number(day.slice(5, 7)) - 1) % this.rulesOn(day).review.every === 0;
      if (!isReview && !isLast && !stops.has(day) && !deadlines.has(day)) continue;
      await this.morning(day);
      await this.facts
        .filter((fact) => fact.day === day)
        .reduce(async (before, fact) => {
          await before;
          await this.desk.happen(fact);
        }, Promise.resolve());
      if (stops.has(day) || isReview) await this.evening(day);
      if (isLast || isReview || day in says) await this.compare();
      await says[day]?.(this);
      deadlines = new Set([...this.models().values()].flatMap((person) => person.deadlines()));
    }
    await this.provePast();
    const outcomes = await runChecks(this.shop.db.reading, bookingChecks);
    expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
  }

  private rulesOn(day: BusinessDay) {
    const { rules, later } = this.plan;
    return later && day >= later.from ? { ...later.rules, version: 2 } : { ...rules, version: 1 };
  }

  private get world(): World {
    return { rulesOn: (day) => this.rulesOn(day), facts: this.facts, runs: this.runs };
  }

  private models(day = this.shop.today()): Map<string, NaivePerson> {
    return new Map(this.desk.names().map((who) => [who, personOn(this.world, who, day)]));
  }

  private at(day: BusinessDay, time: string): void {
    this.shop.clock.set(`${day}T${time}+08:00`);
  }

  /** What the worker does by the clock, and what follows from it. */
  private async morning(day: BusinessDay): Promise<void> {
    this.at(day, '09:30:00');
    if (day === this.plan.later?.from) {
      const { programme } = this.plan.later;
      await this.shop.db.inTransaction((tx) =>
        this.shop.module.context.get(ProgrammeService).publish(tx, programme, day),
      );
    }
    await this.runSchedules();
    this.runs.push(day);
    this.at(day, '10:00:00');
  }

  private async evening(day: BusinessDay): Promise<void> {
    this.at(day, '20:00:00');
    // Every schedule is safe to run twice: what the morning told is not told again.
    if (day.endsWith('-01')) await this.runSchedules();
    else await new Reviewing(this.shop).handleJobs();
  }

  private async runSchedules(): Promise<void> {
    const { table } = this.shop.module.context.get(Schedules, { strict: false });
    for (const [name, { run }] of Object.entries(table)) if (!APART.has(name)) await run();
    await new Reviewing(this.shop).handleJobs();
  }

  private async compare(): Promise<void> {
    const today = this.shop.today();
    const seen = await this.everybody();
    for (const [who, person] of this.models()) {
      if (person.joinedOn === null) continue;
      expect({ today, who, ...seen.get(who) }).toEqual({ today, who, ...this.asSeen(person, today) });
    }
  }

  private asSeen(person: NaivePerson, today: BusinessDay): Seen {
    const { rolling12Months, calendarYear, lifetime, now } = person.factsOn(today);
    return {
      tier: person.shown,
      protectedUntil: person.protection?.until ?? null,
      ...person.points.standing(today),
      facts: { rolling12Months, calendarYear, lifetime, now },
      decisions: person.decisions.map((decision) => ({ ...decision })),
      notices: [...person.notices].sort((a, b) => (a.day + a.source < b.day + b.source ? -1 : 1)),
    };
  }

  /** Members alone, by name. */
  private async everybody(): Promise<Map<string, Seen>> {
    const ids = this.desk.ids();
    const today = this.shop.today();
    const tx = this.shop.db.reading;
    const { body } = await this.shop.module.context.get(ProgrammeService, { strict: false }).present(tx);
    const held = await this.shop.module.context
      .get(HoldingsService, { strict: false })
      .read(tx, [...ids.keys()], today, body);
    const [points, decisions, notices] = await Promise.all([
      rows<{ id: string; balance: number; owed: number; pending: number; lots: string[] }>(
        tx,
        `SELECT a.member_id AS id, a.balance - point_due(a, $2) AS balance, a.owed, point_pending(a, $2) AS pending,
           ARRAY(SELECT l.n || ' from ' || l.available || ' to ' || l.expires
             FROM unnest(a.lot_available, a.lot_expires, a.lot_left) WITH ORDINALITY AS l(available, expires, n, place)
             ORDER BY l.place) AS lots
         FROM point_account a WHERE a.member_id = ANY ($1)`,
        [[...ids.keys()], today],
      ),
      rows<Record<string, unknown> & { id: string }>(
        tx,
        `SELECT member_id AS id, business_day AS day, cause, from_tier AS "from", to_tier AS "to", programme_version AS version
         FROM tier_decision d ORDER BY d.decided_at, d.id`,
      ),
      rows<{ id: string; day: string; source: string; title: string }>(
        tx,
        `SELECT member_id AS id, (created_at AT TIME ZONE '${ZONE}')::date AS day, source, title FROM inbox_message
         WHERE source ~ '^(expiring|protection-ending|floor-ending)/' ORDER BY day, source COLLATE "C"`,
      ),
    ]);
    const of = <T extends { id: string }>(all: readonly T[], id: string) =>
      all.filter((each) => each.id === id).map(({ id: _, ...rest }) => rest);
    return new Map(
      held.map(({ memberId, shown, protection, facts }) => {
        const [purse] = of(points, memberId);
        if (!purse) throw new Error('a member without an account');
        const told = of(notices, memberId).map(({ day, source, title }) => ({
          day,
          source,
          points: pointsIn(source, title),
        }));
        const seen = { tier: shown, protectedUntil: protection?.until ?? null, ...purse, facts: plainFacts(facts) };
        return [ids.get(memberId) as string, { ...seen, decisions: of(decisions, memberId), notices: told }];
      }),
    );
  }

  /** Random days of the past are explained by what was known then. */
  private async provePast(): Promise<void> {
    const random = seeded(this.facts.length);
    const explain = this.shop.module.context.get(ExplainTier, { strict: false });
    for (const [memberId, who] of this.desk.ids())
      for (let n = 0; n < 6; n++) {
        const day = this.runs[Math.floor(random() * this.runs.length)] as BusinessDay;
        const found = await explain.explain(this.shop.db.reading, memberId, day);
        const person = personOn(this.world, who, day);
        if (person.decisions.length === 0) expect(found).toBeNull();
        const { rolling12Months, calendarYear, lifetime, now } = person.factsOn(day);
        if (person.decisions.length > 0)
          expect({
            who,
            day,
            tier: found?.tier,
            facts: found && plainFacts(found.facts),
            version: found?.decision.programmeVersion,
          }).toEqual({
            ...{ who, day, tier: person.shown, facts: { rolling12Months, calendarYear, lifetime, now } },
            version: person.decisions.at(-1)?.version,
          });
      }
  }
}

type StoredFacts = Awaited<ReturnType<HoldingsService['read']>>[number]['facts'];
type StoredSums = StoredFacts['lifetime'];
const plainSums = ({ netSpendFen, items, orders, visits }: StoredSums) => ({ netSpendFen, items, orders, visits });

function plainFacts({ rolling12Months, calendarYear, lifetime, now }: StoredFacts): Seen['facts'] {
  const { yearlySpendFen: _, ...standing } = now;
  return {
    rolling12Months: plainSums(rolling12Months),
    calendarYear: plainSums(calendarYear),
    lifetime: plainSums(lifetime),
    now: standing,
  };
}

/** 1,200 积分将于3月1日到期 */
const pointsIn = (source: string, title: string): number | null =>
  source.startsWith('expiring/') ? Number(title.slice(0, title.indexOf(' ')).replaceAll(',', '')) : null;
