// Segments and campaigns on real rows: every fact against the same judged by hand, and runs that are shared, broken, stopped
// and out of money: nobody twice, nobody lost, not a fen too much.
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignRunsService, CampaignsService, type Segment, SegmentsService } from '@guike/campaigns';
import type { CampaignTerms } from '@guike/contracts/http';
import {
  CampaignOutcomes,
  JobHandlersModule,
  KeepCampaigns,
  ReadyCampaigns,
  RunCampaign,
  StartCampaigns,
  SwitchRun,
  TellExpiring,
  bookingChecks,
} from '@guike/flows';
import { Keys, newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { StoresService } from '@guike/stores';
import pg from 'pg';
import { type Shop, openShop } from '../support/shop';
import { type Person, anyRule, dice, dress, isTrue, people } from '../support/segment-model';
import { writeCrowd } from '../support/tier-crowd';

const MEMBERS = 1_100;
const STAFF = '01900000-0000-7000-8000-000000000009';

let shop: Shop;
let crowd: readonly Person[];
const stores: string[] = [];

const flow = <T>(type: new (...parts: never[]) => T): T => shop.module.context.get(type, { strict: false });
const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(shop.db.reading, text, values);
const rules = () => ({ today: shop.today(), classes: [2_000_000, 500_000, 100_000] as const });
const expected = (rule: Segment) =>
  crowd
    .filter((each) => each.state === 'active' && each.isReachable && isTrue(rule, each, rules()))
    .map(({ id }) => id);

beforeAll(async () => {
  shop = await openShop({ modules: [JobHandlersModule], config: { databasePool: 8 } });
  await shop.db.inTransaction(async (tx) => {
    stores.push(shop.storeId, await flow(StoresService).createStore(tx, { code: 'S2', name: '二店' }));
    const tiers = ['silver', 'gold', 'platinum'];
    await writeCrowd(tx, { members: MEMBERS, storeId: shop.storeId, movedOn: shop.today(), tiers, seed: 0.5 });
    await rows(tx, `UPDATE member_visit SET store_id = $1 WHERE net_fen % 3 = 0`, [stores[1]]);
    await rows(tx, `UPDATE member SET joined_store_id = $1 WHERE id::text < '5'`, [stores[1]]);
  });
  const birthdays = await shop.db.inTransaction((tx) => dress(tx, flow(Keys), shop.today()));
  crowd = await people(shop.db.reading, birthdays);
}, 60_000);
afterAll(() => shop?.close());

describe('segments', () => {
  it('hold exactly those of whom they are true, in the order of ids, page by page', async () => {
    const segments = flow(SegmentsService);
    const roll = dice(20_261_122);
    let biggest = 0;
    for (let n = 0; n < 60; n++) {
      const rule = anyRule(roll, stores);
      const found = await segments.members(shop.db.reading, rule, { today: shop.today(), after: null, limit: MEMBERS });
      expect([JSON.stringify(rule), found.join()]).toEqual([JSON.stringify(rule), expected(rule).join()]);
      expect(await segments.count(shop.db.reading, rule, shop.today())).toBe(found.length);
      biggest = Math.max(biggest, found.length);
    }
    expect(biggest).toBeGreaterThan(400);
  });

  it('are read in pages, and asked about one member', async () => {
    const segments = flow(SegmentsService);
    const rule: Segment = {
      any: [
        { fact: 'tags', tags: ['亚麻'] },
        { fact: 'interests', interests: ['茶'] },
      ],
    };
    const all = expected(rule);
    const paged: string[] = [];
    for (let after: string | null = null; ; after = paged.at(-1) ?? null) {
      const page = await segments.members(shop.db.reading, rule, { today: shop.today(), after, limit: 100 });
      paged.push(...page);
      if (page.length < 100) break;
    }
    expect(paged).toEqual(all);
    const [inside, outside] = [all[0] as string, crowd.find(({ id }) => !all.includes(id))?.id as string];
    expect(await segments.holds(shop.db.reading, rule, inside, shop.today())).toBe(true);
    expect(await segments.holds(shop.db.reading, rule, outside, shop.today())).toBe(false);
  });

  it('leave nobody out of what concerns the membership itself', async () => {
    const active = crowd.filter(({ state }) => state === 'active').length;
    expect(await flow(SegmentsService).count(shop.db.reading, { all: [] }, shop.today(), 'service')).toBe(active);
    expect(expected({ all: [] }).length).toBeLessThan(active);
  });
});

const terms = (changed: Partial<CampaignTerms> = {}): CampaignTerms => ({
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

/** A campaign that is on. */
async function begin(changed: Partial<CampaignTerms> = {}): Promise<string> {
  const id = newId();
  await flow(KeepCampaigns).create({ id, ...terms(changed) }, STAFF);
  await flow(KeepCampaigns).switch(id, { version: 1, state: 'scheduled' }, STAFF);
  return id;
}

/** The next day at the hour when campaigns begin; answers the runs of this one. */
async function nextDay(campaignId: string, at = '11:00:30'): Promise<string[]> {
  shop.clock.advance({ days: 1 });
  shop.clock.set(`${shop.today()}T${at}+08:00`);
  await Promise.all([
    flow(StartCampaigns).startDue(),
    flow(StartCampaigns).startDue(),
    flow(StartCampaigns).startDue(),
  ]);
  const found = await query<{ id: string }>(
    `SELECT id FROM campaign_run WHERE campaign_id = $1 ORDER BY business_day DESC`,
    [campaignId],
  );
  return found.map(({ id }) => id);
}

async function stop(id: string): Promise<void> {
  const { version } = (await flow(CampaignsService).find(shop.db.reading, id)) ?? { version: 0 };
  await flow(KeepCampaigns).switch(id, { version, state: 'done' }, STAFF);
}

const targets = async (runId: string, arm = 'send') =>
  (
    await query<{ id: string }>(
      `SELECT member_id AS id FROM campaign_target WHERE run_id = $1 AND arm = $2 ORDER BY 1`,
      [runId, arm],
    )
  ).map(({ id }) => id);
const told = async (runId: string) =>
  (
    await query<{ id: string }>(`SELECT member_id AS id FROM inbox_message WHERE campaign_run_id = $1 ORDER BY 1`, [
      runId,
    ])
  ).map(({ id }) => id);

describe('a campaign', () => {
  it('begins once a day, reaches everybody once with three workers at it, and leaves its holdout alone', async () => {
    const id = await begin();
    const [runId = ''] = await nextDay(id);
    const work = async () => {
      while ((await flow(RunCampaign).run(runId)) !== 'over') await sleep(1);
    };
    await Promise.all([work(), work(), work()]);
    const [sent, held] = [await targets(runId), await targets(runId, 'holdout')];
    expect([...sent, ...held].sort()).toEqual(expected({ all: [] }));
    expect(await told(runId)).toEqual(sent);
    expect(held.length / (sent.length + held.length)).toBeCloseTo(0.1, 1);
    const run = await flow(CampaignRunsService).find(shop.db.reading, runId);
    expect(run).toMatchObject({ state: 'done', endedBy: 'all', sent: sent.length, heldOut: held.length });
    expect(await nextDay(id, '10:59:00')).toHaveLength(1);
    expect(await nextDay(id)).toHaveLength(2);
    shop.clock.advance({ days: -1 });
    await flow(StartCampaigns).startDue();
    expect(await query(`SELECT FROM campaign_run WHERE campaign_id = $1`, [id])).toHaveLength(2);
    shop.clock.advance({ days: 1 });
    await stop(id);
  }, 30_000);

  it('goes on exactly where it was when its connections are broken in the middle', async () => {
    const care = { title: '打个电话', script: '', owner: 'guide' as const, dueDays: 3 };
    const id = await begin({ content: { ...terms().content, care }, holdoutPercent: 0 });
    const [runId = ''] = await nextDay(id);
    const owner = new pg.Client({ connectionString: shop.module.config.databaseUrl });
    await owner.connect();
    let [broken, isOver] = [0, false];
    const breaking = (async () => {
      while (!isOver && broken < 3) {
        await sleep(15);
        const { rowCount } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
        );
        broken += rowCount ?? 0;
      }
      await owner.end();
    })();
    for (let turn = 0; !isOver && turn < 100; turn++)
      isOver =
        (await flow(RunCampaign)
          .run(runId)
          .catch(() => 'more')) === 'over';
    await breaking;
    expect(broken).toBeGreaterThan(0);
    const all = expected({ all: [] });
    expect(await targets(runId)).toEqual(all);
    expect(await told(runId)).toEqual(all);
    expect(await query(`SELECT FROM care_task WHERE source = $1`, [`campaign/${runId}`])).toHaveLength(all.length);
    await stop(id);
  }, 30_000);

  it('spends its budget to the last coupon and no further, with two runs at once', async () => {
    const coupon = {
      name: '满减 50',
      kind: 'amount' as const,
      percentOff: null,
      amountFen: 5_000,
      validDays: 30,
      costFen: 5_000,
    };
    const id = await begin({
      content: { ...terms().content, coupon },
      mostCouponFen: 703 * 5_000 + 4_999,
      holdoutPercent: 0,
    });
    await nextDay(id);
    const runIds = await nextDay(id);
    expect(runIds).toHaveLength(2);
    const work = async (runId: string) => {
      while ((await flow(RunCampaign).run(runId)) !== 'over') await sleep(1);
    };
    await Promise.all([...runIds, ...runIds].map(work));
    const [spent] = await query(
      `SELECT sent_messages AS messages, sent_coupon_fen AS fen FROM campaign WHERE id = $1`,
      [id],
    );
    expect(spent).toEqual({ messages: 703, fen: 703 * 5_000 });
    const sources = runIds.map((runId) => `campaign/${runId}`);
    expect(await query(`SELECT FROM coupon WHERE source = ANY ($1)`, [sources])).toHaveLength(703);
    const runs = await Promise.all(runIds.map((runId) => flow(CampaignRunsService).find(shop.db.reading, runId)));
    expect(runs.map((run) => run?.endedBy)).toContain('coupon_budget');
    await stop(id);
  }, 30_000);

  it('stops between two pieces with the campaign, and goes on where it was', async () => {
    const id = await begin({ holdoutPercent: 0 });
    const [runId = ''] = await nextDay(id);
    expect(await flow(RunCampaign).piece(runId)).toBe('more');
    const { version } = (await flow(CampaignsService).find(shop.db.reading, id)) ?? { version: 0 };
    await flow(KeepCampaigns).switch(id, { version, state: 'paused' }, STAFF);
    expect(await flow(RunCampaign).run(runId)).toBe('over');
    expect(await told(runId)).toHaveLength(500);
    await expect(flow(SwitchRun).switch(runId, 'running', STAFF)).rejects.toThrow('CAMPAIGN_RUNNING');
    expect((await flow(CampaignOutcomes).outcome(runId)).run.expected).toBe(expected({ all: [] }).length - 500);
    await flow(KeepCampaigns).switch(id, { version: version + 1, state: 'scheduled' }, STAFF);
    expect(await flow(RunCampaign).run(runId)).toBe('over');
    expect(await told(runId)).toEqual(expected({ all: [] }));
    await stop(id);
  }, 30_000);

  it('reaches nobody again within its days, and no day twice that was slept through', async () => {
    const id = await begin({ cooldownDays: 5, holdoutPercent: 50 });
    const [first = ''] = await nextDay(id);
    await flow(RunCampaign).run(first);
    const [second = ''] = await nextDay(id);
    await flow(RunCampaign).run(second);
    expect([...(await targets(second)), ...(await targets(second, 'holdout'))]).toEqual([]);
    shop.clock.advance({ days: 9 });
    const [third = '', ...before] = await nextDay(id);
    expect(before).toEqual([second, first]);
    await flow(RunCampaign).run(third);
    expect([await targets(third), await targets(third, 'holdout')]).toEqual([
      await targets(first),
      await targets(first, 'holdout'),
    ]);
    await stop(id);
  }, 30_000);
});

describe('what it brought', () => {
  it('counts who bought within the days, against those who were left out', async () => {
    const id = await begin({ holdoutPercent: 50, outcomeDays: 7 });
    const [runId = ''] = await nextDay(id);
    await flow(RunCampaign).run(runId);
    const [sent, held] = [await targets(runId), await targets(runId, 'holdout')];
    const buy = (memberId: string | undefined, days: number, fen: number, returned = 0) =>
      query(
        `INSERT INTO purchase (member_id, id, source, store_id, business_day, receipt_number, paid_at, recorded_at, goods_fen,
           discount_fen, net_fen, eligible_fen, top_up_fen, items, tenders, status, anonymous, counts, programme_version,
           available_on, expires_on, entitled_points, refund_amount_fen, returned_fen, profit_fen, visit_points)
         VALUES ($1, $2::uuid, 'till', $3, $4::date + $5::integer, $2::uuid::text, $6::timestamptz + make_interval(days => $5), $6, $7, 0, $7, $7, 0, 1, '[]',
           'recorded', false, true, 1, $4, $4, 0, 0, $8, 0, 0)`,
        [
          memberId,
          newId(),
          shop.storeId,
          shop.today(),
          days,
          new Date(shop.clock.now().getTime() + 60_000),
          fen,
          returned,
        ],
      );
    await buy(sent[0], 0, 10_000);
    await buy(sent[0], 7, 5_000, 1_000);
    await buy(sent[1], 8, 99_000);
    await buy(sent[2], 1, 7_000, 7_000);
    await buy(held[0], 3, 20_000);
    await query(`UPDATE inbox_message SET read_at = created_at WHERE campaign_run_id = $1 AND member_id = ANY ($2)`, [
      runId,
      sent.slice(0, 9),
    ]);
    const outcome = await flow(CampaignOutcomes).outcome(runId);
    expect(outcome.send).toMatchObject({ members: sent.length, buyers: 1, purchases: 2, spendFen: 14_000 });
    expect(outcome.holdout).toMatchObject({ members: held.length, buyers: 1, purchases: 1, spendFen: 20_000 });
    expect(outcome.read).toBe(9);
    expect(outcome.uplift?.verdict).toBe('too_few');
    expect(outcome.words.join('')).toContain('样本太少');
    await stop(id);
  }, 30_000);
});

it('leaves sums that agree with whom they reached', async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  const found = outcomes.filter(({ name, offenders }) => offenders > 0 && /campaign/.test(name));
  expect(outcomes.filter(({ name }) => /campaign/.test(name))).toHaveLength(3);
  expect(found).toEqual([]);
});

describe('the ready-made ones', () => {
  it('are switched on and off, and what is sent by itself stops when it is off', async () => {
    const ready = flow(ReadyCampaigns);
    const isOn = async (code: string) => (await ready.list()).find((each) => each.code === code)?.on;
    expect([await isOn('welcome'), await isOn('expiring'), await isOn('birthday')]).toEqual([false, true, true]);
    expect((await ready.switch('welcome', true, STAFF)).on).toBe(true);
    expect((await ready.switch('welcome', true, STAFF)).on).toBe(true);
    expect((await ready.switch('welcome', false, STAFF)).on).toBe(false);
    await expect(ready.switch('birthday', false, STAFF)).rejects.toThrow('CAMPAIGN_ELSEWHERE');
    const notices = () => query(`SELECT FROM inbox_message WHERE kind = 'expiring'`);
    await query(`UPDATE point_account SET next_expiry = lot_expires[1] WHERE cardinality(lot_seq) > 0`);
    await ready.switch('expiring', false, STAFF);
    expect(await flow(TellExpiring).tell()).toBe(0);
    expect(await notices()).toHaveLength(0);
    await ready.switch('expiring', true, STAFF);
    await flow(TellExpiring).tell();
    expect((await notices()).length).toBeGreaterThan(0);
    const { audited } = await shop.one<{ audited: number }>(
      `SELECT count(*) AS audited FROM audit_log WHERE action LIKE 'campaign.%' AND detail->>'code' = 'expiring'`,
    );
    expect(audited).toBe(2);
  });
});
