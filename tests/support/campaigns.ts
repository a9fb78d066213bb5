// Campaigns in a shop that a test has opened: one is started, the days go on, and who was reached is looked up.
import { CampaignsService } from '@guike/campaigns';
import type { CampaignTerms } from '@guike/contracts/http';
import { KeepCampaigns, StartCampaigns } from '@guike/flows';
import { JobRunner, newId, rows } from '@guike/platform';
import type { Shop } from './shop';

/** Whoever works at head office. */
export const STAFF = '01900000-0000-7000-8000-000000000009';

/** Everybody, each day at eleven, a tenth left out, unless told otherwise. */
export const campaignTerms = (changed: Partial<CampaignTerms> = {}): CampaignTerms => ({
  name: '春天回来坐坐',
  rule: { all: [] },
  schedule: { kind: 'daily', hour: 11 },
  content: { title: '好久不见', body: '您有 {可用积分} 积分可用。', link: 'points', coupon: null, care: null },
  mostMessages: null,
  mostCouponFen: null,
  holdoutPercent: 10,
  outcomeDays: 14,
  cooldownDays: 0,
  ...changed,
});

export class CampaignDesk {
  constructor(private readonly shop: Shop) {}

  flow<T>(type: new (...parts: never[]) => T): T {
    return this.shop.module.context.get(type, { strict: false });
  }

  /** Makes a campaign that is on, and answers its id. */
  async begin(changed: Partial<CampaignTerms> = {}): Promise<string> {
    const id = newId();
    await this.flow(KeepCampaigns).create({ id, ...campaignTerms(changed) }, STAFF);
    await this.stand(id, 'scheduled');
    return id;
  }

  async change(id: string, changed: Partial<CampaignTerms>): Promise<void> {
    const { version } = (await this.flow(CampaignsService).find(this.shop.db.reading, id)) ?? { version: 0 };
    await this.flow(KeepCampaigns).change(id, { version, ...campaignTerms(changed) }, STAFF);
  }

  async stand(id: string, state: 'scheduled' | 'paused' | 'done'): Promise<void> {
    const { version } = (await this.flow(CampaignsService).find(this.shop.db.reading, id)) ?? { version: 0 };
    await this.flow(KeepCampaigns).switch(id, { version, state }, STAFF);
  }

  /** The next day shortly after campaigns begin, with three workers; answers the runs of this one, the newest first. */
  async nextDay(campaignId: string, at = '11:00:30'): Promise<string[]> {
    this.shop.clock.advance({ days: 1 });
    this.shop.clock.set(`${this.shop.today()}T${at}+08:00`);
    await Promise.all([1, 2, 3].map(() => this.flow(StartCampaigns).startDue()));
    return this.ids(`SELECT id FROM campaign_run WHERE campaign_id = $1 ORDER BY business_day DESC`, [campaignId]);
  }

  /** What the queue does: jobs of runs, until none is open. */
  async handleStarted(): Promise<void> {
    const runner = this.flow(JobRunner);
    const job = 'campaign.started';
    for (;;) {
      const text = `SELECT id, payload FROM outbox WHERE job = $1 ORDER BY id`;
      const open = await rows<{ id: string; payload: unknown }>(this.shop.db.reading, text, [job]);
      if (open.length === 0) return;
      for (const { id, payload } of open) await runner.run(job, { outboxId: id, payload });
    }
  }

  /** Members of one arm of a run, in order. */
  targets(runId: string, arm: 'send' | 'holdout' = 'send'): Promise<string[]> {
    const text = `SELECT member_id AS id FROM campaign_target WHERE run_id = $1 AND arm = $2 ORDER BY 1`;
    return this.ids(text, [runId, arm]);
  }

  /** Members with a message of a run, in order, each as often as they have one. */
  told(runId: string): Promise<string[]> {
    return this.ids(`SELECT member_id AS id FROM inbox_message WHERE campaign_run_id = $1 ORDER BY 1`, [runId]);
  }

  /** Writes a sale of so many fen, a minute from now and so many days on, of which something may have come back. */
  async buy(memberId: string | undefined, days: number, fen: number, returnedFen = 0): Promise<void> {
    const paidAt = new Date(this.shop.clock.now().getTime() + 60_000);
    await rows(
      this.shop.db.reading,
      `INSERT INTO purchase (member_id, id, source, store_id, business_day, receipt_number, paid_at, recorded_at, goods_fen,
         discount_fen, net_fen, eligible_fen, top_up_fen, items, tenders, status, anonymous, counts, programme_version,
         available_on, expires_on, entitled_points, refund_amount_fen, returned_fen, profit_fen, visit_points)
       VALUES ($1, $2::uuid, 'till', $3, $4::date + $5::integer, $2::uuid::text,
         $6::timestamptz + make_interval(days => $5), $6, $7, 0, $7, $7, 0, 1, '[]', 'recorded', false, true, 1, $4, $4,
         0, 0, $8, 0, 0)`,
      [memberId, newId(), this.shop.storeId, this.shop.today(), days, paidAt, fen, returnedFen],
    );
  }

  private async ids(text: string, values: readonly unknown[]): Promise<string[]> {
    return (await rows<{ id: string }>(this.shop.db.reading, text, values)).map(({ id }) => id);
  }
}
