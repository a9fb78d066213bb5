// Reviews in tests: a boutique whose tiers are kept by the last twelve months, and short ways to review and to look.
import { JobHandlersModule, ReviewTiers, StartReviews } from '@guike/flows';
import { type JobName, isJobName } from '@guike/contracts/jobs';
import { JobRunner, newId, rows } from '@guike/platform';
import { type Programme, presets, programmeSchema } from '@guike/programme';
import { ReviewsService } from '@guike/tiers';
import { type Shop, openShop } from './shop';

const yuan = 100;
const spent = (atLeast: number) => ({
  any: [{ all: [{ fact: 'netSpendFen' as const, window: 'rolling12Months' as const, atLeast: atLeast * yuan }] }],
});

/** 白银 from ¥5,000 and kept by ¥3,000, 黄金 from ¥20,000 and kept by ¥10,000, each of the last twelve months. */
export const reviewedProgramme: Programme = programmeSchema.parse({
  ...presets.boutique,
  fees: [{ level: 1, name: '会员年费', monthlyFen: null, yearlyFen: 99_900 }],
  tiers: presets.boutique.tiers.map((tier) => {
    if (tier.code === 'silver') return { ...tier, enter: spent(5_000), keep: spent(3_000), raiseEntryAbove: 2 };
    if (tier.code === 'gold') return { ...tier, enter: spent(20_000), keep: spent(10_000), expectedMembers: 100 };
    const paid = { all: [{ fact: 'paidLevel' as const, window: 'now' as const, atLeast: 1 }] };
    return tier.code === 'platinum' ? { ...tier, enter: { any: [...spent(50_000).any, paid] }, keep: 'enter' } : tier;
  }),
});

export class Reviewing {
  constructor(readonly shop: Shop) {}

  get flow(): ReviewTiers {
    return this.shop.module.context.get(ReviewTiers, { strict: false });
  }

  get runs(): ReviewsService {
    return this.shop.module.context.get(ReviewsService, { strict: false });
  }

  /** What the schedule does, to its end; then every job that is open. */
  async schedule(): Promise<void> {
    await this.shop.module.context.get(StartReviews, { strict: false }).startDue();
    await this.handleJobs();
  }

  /** A review of now that nobody has started on. */
  async begin(kind: 'quarterly' | 'programme' | 'manual' = 'manual'): Promise<string> {
    const id = newId();
    const day = this.shop.today();
    const run = { id, runKey: `test/${id}`, kind, day, programmeVersion: 1, startedBy: null };
    await this.shop.db.inTransaction((tx) => this.runs.start(tx, run));
    return id;
  }

  /** Reviews everybody now and tells them. */
  async review(kind: 'quarterly' | 'programme' | 'manual' = 'manual'): Promise<string> {
    const id = await this.begin(kind);
    await this.flow.review(id);
    await this.handleJobs();
    return id;
  }

  /** Handles open jobs without a queue, until there are none. */
  async handleJobs(): Promise<void> {
    const runner = this.shop.module.context.get(JobRunner, { strict: false });
    for (;;) {
      const open = await rows<{ id: string; job: JobName; payload: unknown }>(
        this.shop.db.reading,
        'SELECT id, job, payload FROM outbox ORDER BY id LIMIT 500',
      );
      if (open.length === 0) return;
      for (const { id, job, payload } of open) if (isJobName(job)) await runner.run(job, { outboxId: id, payload });
    }
  }

  async held(memberId: string): Promise<{ tier: string; until: string | null }> {
    return this.shop.one(`SELECT tier, protected_until AS until FROM member_tier WHERE member_id = $1`, [memberId]);
  }

  /** Titles in the inbox about tiers, the oldest first. */
  async told(memberId: string): Promise<string[]> {
    const found = await rows<{ title: string }>(
      this.shop.db.reading,
      `SELECT title FROM inbox_message WHERE member_id = $1 AND kind = 'tier' ORDER BY id`,
      [memberId],
    );
    return found.map(({ title }) => title);
  }
}

/** Opens a shop under these rules, with everything that handles jobs. The caller closes it. */
export async function openReviewedShop(programme = reviewedProgramme): Promise<Reviewing> {
  return new Reviewing(await openShop({ programme, modules: [JobHandlersModule], config: { databasePool: 8 } }));
}
