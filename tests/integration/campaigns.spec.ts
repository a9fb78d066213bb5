// Segments and campaigns on real rows: every fact against the same judged by hand, and runs that are shared, broken, stopped
// and out of money: nobody twice, nobody lost, not a fen too much.
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignRunsService, type Occasion, type Segment, SegmentsService } from '@guike/campaigns';
import {
  CampaignOutcomes,
  JobHandlersModule,
  ReadyCampaigns,
  RunCampaign,
  StartCampaigns,
  SwitchRun,
  TellExpiring,
  bookingChecks,
} from '@guike/flows';
import { addDays, businessDay } from '@guike/kernel';
import { Keys, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { StoresService } from '@guike/stores';
import { breakConnections } from '../support/break-connections';
import { CampaignDesk, STAFF, campaignTerms } from '../support/campaigns';
import { type Shop, openShop } from '../support/shop';
import { type Person, anyRule, dice, dress, isTrue, people } from '../support/segment-model';
import { writeCrowd } from '../support/tier-crowd';

const MEMBERS = 1_100;

let shop: Shop;
let desk: CampaignDesk;
let crowd: readonly Person[];
const stores: string[] = [];

const flow = <T>(type: new (...parts: never[]) => T): T => desk.flow(type);
const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(shop.db.reading, text, values);
const rules = () => ({ today: shop.today(), classes: [2_000_000, 500_000, 100_000] as const });
const expected = (rule: Segment) =>
  crowd
    .filter((each) => each.state === 'active' && each.isReachable && isTrue(rule, each, rules()))
    .map(({ id }) => id);

beforeAll(async () => {
  shop = await openShop({ modules: [JobHandlersModule], config: { databasePool: 8 } });
  desk = new CampaignDesk(shop);
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

  it('find to whom something happened on a day', async () => {
    const ids = (occasion: Occasion) => {
      const page = { today: shop.today(), after: null, limit: MEMBERS };
      return flow(SegmentsService).members(shop.db.reading, { all: [] }, page, { occasion });
    };
    const all = expected({ all: [] });
    const joinedOn = new Map(crowd.map((each) => [each.id, each.joinedOn]));
    const day = joinedOn.get(all[0] as string) as Person['joinedOn'];
    expect(await ids({ kind: 'joined', on: day })).toEqual(all.filter((id) => joinedOn.get(id) === day));
    await query(`UPDATE member SET joined_on = '2024-02-29' WHERE id = $1`, [all[1]]);
    const isKept = (id: string) => id === all[1] || /^20(1\d|2[0-4])-02-28$/.test(joinedOn.get(id) ?? '');
    expect(await ids({ kind: 'anniversary', on: businessDay('2025-02-28') })).toEqual(all.filter(isKept));
    expect(await ids({ kind: 'anniversary', on: businessDay('2028-02-29') })).toEqual([all[1]]);
    await query(`UPDATE member SET joined_on = $2 WHERE id = $1`, [all[1], joinedOn.get(all[1] as string)]);
  });

  it('leave nobody out of what concerns the membership itself', async () => {
    const active = crowd.filter(({ state }) => state === 'active').length;
    expect(await flow(SegmentsService).count(shop.db.reading, { all: [] }, shop.today(), 'service')).toBe(active);
    expect(expected({ all: [] }).length).toBeLessThan(active);
  });
});

describe('a campaign', () => {
  it('begins once a day, reaches everybody once with three workers at it, and leaves its holdout alone', async () => {
    const id = await desk.begin();
    const [runId = ''] = await desk.nextDay(id);
    const work = async () => {
      while ((await flow(RunCampaign).run(runId)) !== 'over') await sleep(1);
    };
    await Promise.all([work(), work(), work()]);
    const [sent, held] = [await desk.targets(runId), await desk.targets(runId, 'holdout')];
    expect([...sent, ...held].sort()).toEqual(expected({ all: [] }));
    expect(await desk.told(runId)).toEqual(sent);
    expect(held.length / (sent.length + held.length)).toBeCloseTo(0.1, 1);
    const run = await flow(CampaignRunsService).find(shop.db.reading, runId);
    expect(run).toMatchObject({ state: 'done', endedBy: 'all', sent: sent.length, heldOut: held.length });
    expect(await desk.nextDay(id, '10:59:00')).toHaveLength(1);
    expect(await desk.nextDay(id)).toHaveLength(2);
    shop.clock.advance({ days: -1 });
    await flow(StartCampaigns).startDue();
    expect(await query(`SELECT FROM campaign_run WHERE campaign_id = $1`, [id])).toHaveLength(2);
    shop.clock.advance({ days: 1 });
    await desk.stand(id, 'done');
  }, 30_000);

  it('goes on exactly where it was when its connections are broken in the middle', async () => {
    const care = { title: '打个电话', script: '', owner: 'guide' as const, dueDays: 3 };
    const id = await desk.begin({ content: { ...campaignTerms().content, care }, holdoutPercent: 0 });
    const [runId = ''] = await desk.nextDay(id);
    const stop = await breakConnections(shop.module.config.databaseUrl, 3, 15);
    let isOver = false;
    for (let turn = 0; !isOver && turn < 100; turn++)
      isOver =
        (await flow(RunCampaign)
          .run(runId)
          .catch(() => 'more')) === 'over';
    expect(await stop()).toBeGreaterThan(0);
    const all = expected({ all: [] });
    expect(await desk.targets(runId)).toEqual(all);
    expect(await desk.told(runId)).toEqual(all);
    expect(await query(`SELECT FROM care_task WHERE source = $1`, [`campaign/${runId}`])).toHaveLength(all.length);
    await desk.stand(id, 'done');
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
    const id = await desk.begin({
      content: { ...campaignTerms().content, coupon },
      mostCouponFen: 703 * 5_000 + 4_999,
      holdoutPercent: 0,
    });
    await desk.nextDay(id);
    const runIds = await desk.nextDay(id);
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
    await desk.stand(id, 'done');
  }, 30_000);

  it('stops between two pieces with the campaign, and goes on where it was', async () => {
    const id = await desk.begin({ holdoutPercent: 0 });
    const [runId = ''] = await desk.nextDay(id);
    expect(await flow(RunCampaign).piece(runId)).toBe('more');
    await desk.stand(id, 'paused');
    expect(await flow(RunCampaign).run(runId)).toBe('over');
    expect(await desk.told(runId)).toHaveLength(500);
    await expect(flow(SwitchRun).switch(runId, 'running', STAFF)).rejects.toThrow('CAMPAIGN_RUNNING');
    expect((await flow(CampaignOutcomes).outcome(runId)).run.expected).toBe(expected({ all: [] }).length - 500);
    await desk.stand(id, 'scheduled');
    await desk.handleStarted();
    expect(await desk.told(runId)).toEqual(expected({ all: [] }));
    await desk.stand(id, 'done');
  }, 30_000);

  it('is over when it was to be once, and is changed meanwhile all the same', async () => {
    const at = `${addDays(shop.today(), 1)}T11:00:00+08:00`;
    const once = {
      schedule: { kind: 'once' as const, at },
      rule: { all: [{ fact: 'tier' as const, tiers: ['gold'] }] },
    };
    const id = await desk.begin(once);
    await desk.nextDay(id);
    await desk.change(id, { ...once, mostMessages: 5 });
    await desk.handleStarted();
    expect(await query(`SELECT state, sent_messages AS sent FROM campaign WHERE id = $1`, [id])).toEqual([
      { state: 'done', sent: 5 },
    ]);
  }, 30_000);

  it('reaches nobody again within its days, and no day twice that was slept through', async () => {
    const id = await desk.begin({ cooldownDays: 5, holdoutPercent: 50 });
    const [first = ''] = await desk.nextDay(id);
    await flow(RunCampaign).run(first);
    const [second = ''] = await desk.nextDay(id);
    await flow(RunCampaign).run(second);
    expect([...(await desk.targets(second)), ...(await desk.targets(second, 'holdout'))]).toEqual([]);
    shop.clock.advance({ days: 9 });
    const [third = '', ...before] = await desk.nextDay(id);
    expect(before).toEqual([second, first]);
    await flow(RunCampaign).run(third);
    expect([await desk.targets(third), await desk.targets(third, 'holdout')]).toEqual([
      await desk.targets(first),
      await desk.targets(first, 'holdout'),
    ]);
    await desk.stand(id, 'done');
  }, 30_000);
});

describe('what it brought', () => {
  it('counts who bought within the days, against those who were left out', async () => {
    const id = await desk.begin({ holdoutPercent: 50, outcomeDays: 7 });
    const [runId = ''] = await desk.nextDay(id);
    await flow(RunCampaign).run(runId);
    const [sent, held] = [await desk.targets(runId), await desk.targets(runId, 'holdout')];
    await desk.buy(sent[0], 0, 10_000);
    await desk.buy(sent[0], 7, 5_000, 1_000);
    await desk.buy(sent[1], 8, 99_000);
    await desk.buy(sent[2], 1, 7_000, 7_000);
    await desk.buy(held[0], 3, 20_000);
    await query(`UPDATE inbox_message SET read_at = created_at WHERE campaign_run_id = $1 AND member_id = ANY ($2)`, [
      runId,
      sent.slice(0, 9),
    ]);
    const page = { today: shop.today(), after: null, limit: MEMBERS };
    const bought = { occasion: { kind: 'purchase' as const, on: shop.today() } };
    expect(await flow(SegmentsService).members(shop.db.reading, { all: [] }, page, bought)).toEqual([sent[0]]);
    const outcome = await flow(CampaignOutcomes).outcome(runId);
    expect(outcome.send).toMatchObject({ members: sent.length, buyers: 1, purchases: 2, spendFen: 14_000 });
    expect(outcome.holdout).toMatchObject({ members: held.length, buyers: 1, purchases: 1, spendFen: 20_000 });
    expect(outcome.read).toBe(9);
    expect(outcome.uplift?.verdict).toBe('too_few');
    expect(outcome.words.join('')).toContain('样本太少');
    await desk.stand(id, 'done');
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
