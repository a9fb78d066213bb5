// Reviews on real rows: a protection from its beginning to its end, and runs that are stopped, broken and shared.
import { setTimeout as sleep } from 'node:timers/promises';
import { ProgrammeService } from '@guike/programme';
import { rows } from '@guike/platform';
import { HoldingsService, decideReview } from '@guike/tiers';
import pg from 'pg';
import { type Reviewing, openReviewedShop, reviewedProgramme } from '../support/reviews';
import { writeCrowd } from '../support/tier-crowd';
import { until } from '../support/wait';

let reviewing: Reviewing;
afterEach(() => reviewing?.shop.close());

const one = <T>(text: string, values: readonly unknown[] = []) => reviewing.shop.one<T>(text, values);

/** A member who spent so many yuan on 2 March 2026. */
async function member(yuan: number, phone: string): Promise<string> {
  const sale = await reviewing.shop.sell({ number: `first-${phone}`, phone, goods: [{ yuan: yuan / 2, quantity: 2 }] });
  return sale.memberId as string;
}

describe('a protection', () => {
  it('begins at a review, is told with what is missing, warned of, and ends one tier lower', async () => {
    reviewing = await openReviewedShop();
    const { shop } = reviewing;
    const gold = await member(20_000, '13800000001');
    const silver = await member(5_000, '13800000002');
    await reviewing.schedule();
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: null });

    shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.schedule();
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: '2027-10-01' });
    expect(await reviewing.told(gold)).toEqual(['您已升级为黄金会员', '黄金会员保级期至10月1日']);
    const { body } = await one<{ body: string }>(
      `SELECT body FROM inbox_message WHERE member_id = $1 AND title LIKE '%保级期至%'`,
      [gold],
    );
    expect(body).toBe('再消费 ¥10,000 即可保级。保级期内，黄金会员的权益照旧。');

    shop.clock.set('2027-07-01T10:00:00+08:00');
    await shop.sell({ number: 'saves', phone: '13800000002', goods: [{ yuan: 3_000 }] });
    await reviewing.schedule();
    expect(await reviewing.held(silver)).toEqual({ tier: 'silver', until: null });
    expect((await reviewing.told(silver)).at(-1)).toBe('白银会员已保级');
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: '2027-10-01' });

    shop.clock.set('2027-10-01T10:00:00+08:00');
    await reviewing.schedule();
    expect(await reviewing.held(gold)).toEqual({ tier: 'silver', until: null });
    expect(await reviewing.held(silver)).toEqual({ tier: 'silver', until: null });
    expect((await reviewing.told(gold)).at(-1)).toBe('您的等级调整为白银会员');

    shop.clock.set('2028-01-01T10:00:00+08:00');
    await reviewing.schedule();
    expect(await reviewing.held(gold)).toEqual({ tier: 'silver', until: '2028-07-01' });
  });

  it('is left at a review when the keep rule is met again', async () => {
    reviewing = await openReviewedShop();
    const gold = await member(20_000, '13800000001');
    reviewing.shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.schedule();
    await rows(
      reviewing.shop.db.reading,
      `UPDATE member_tier SET rolling_net_fen = 1000000, rolling_from = '2026-04-02' WHERE member_id = $1`,
      [gold],
    );
    await reviewing.review();
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: null });
    expect((await reviewing.told(gold)).at(-1)).toBe('黄金会员已保级');
  });

  it('leaves nobody who is gone, and reviews who is frozen', async () => {
    reviewing = await openReviewedShop();
    const [gone, frozen] = [await member(20_000, '13800000001'), await member(20_000, '13800000002')];
    await rows(reviewing.shop.db.reading, `UPDATE member SET state = 'exited' WHERE id = $1`, [gone]);
    await rows(reviewing.shop.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [frozen]);
    reviewing.shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.review();
    expect(await reviewing.held(gone)).toEqual({ tier: 'gold', until: null });
    expect(await reviewing.held(frozen)).toEqual({ tier: 'gold', until: '2027-10-01' });
  });
});

describe('the schedule', () => {
  const runs = () =>
    rows<{ key: string; state: string }>(
      reviewing.shop.db.reading,
      `SELECT run_key AS key, state FROM tier_review ORDER BY started_at, run_key`,
    );

  it('starts each regular review once, however often and late it runs', async () => {
    reviewing = await openReviewedShop();
    for (const day of ['2026-03-31', '2026-04-01', '2026-04-01', '2026-04-02', '2026-06-30', '2026-07-05']) {
      reviewing.shop.clock.set(`${day}T10:00:00+08:00`);
      await Promise.all([reviewing.schedule(), reviewing.schedule()]);
    }
    expect(await runs()).toEqual([
      { key: 'quarterly/2026-01-01', state: 'done' },
      { key: 'quarterly/2026-04-01', state: 'done' },
      { key: 'quarterly/2026-07-01', state: 'done' },
    ]);
  });

  it('raises at once when a new version comes into force, and lowers nobody', async () => {
    reviewing = await openReviewedShop();
    const { shop } = reviewing;
    const [low, high] = [await member(4_000, '13800000001'), await member(20_000, '13800000002')];
    await reviewing.schedule();
    const easier = {
      ...reviewedProgramme,
      tiers: reviewedProgramme.tiers.map((tier) =>
        tier.code === 'silver'
          ? {
              ...tier,
              enter: { any: [{ all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 400_000 }] }] },
            }
          : { ...tier, keep: tier.code === 'gold' ? reviewedProgramme.tiers[3]?.enter : tier.keep },
      ),
    };
    const programmes = shop.module.context.get(ProgrammeService);
    await shop.db.inTransaction((tx) => programmes.publish(tx, easier, '2026-03-10' as never));
    await reviewing.schedule();
    expect(await reviewing.held(low)).toEqual({ tier: 'regular', until: null });
    shop.clock.set('2026-03-10T10:00:00+08:00');
    await reviewing.schedule();
    expect(await reviewing.held(low)).toEqual({ tier: 'silver', until: null });
    expect(await reviewing.told(low)).toEqual(['您已升级为白银会员']);
    expect(await reviewing.held(high)).toEqual({ tier: 'gold', until: null });
    expect((await runs()).map(({ key }) => key)).toEqual(['quarterly/2026-01-01', 'programme/2']);
  });
});

describe('a run', () => {
  const MEMBERS = 2_500;
  const crowd = async (members = MEMBERS) => {
    reviewing = await openReviewedShop();
    const { shop } = reviewing;
    const tiers = ['silver', 'gold', 'platinum'];
    await shop.db.inTransaction((tx) =>
      writeCrowd(tx, { members, storeId: shop.storeId, movedOn: '2025-01-01' as never, tiers, seed: 0.5 }),
    );
  };
  /** Whom a review of today would change, judged one by one. */
  const due = async () => {
    const all = await rows<{ id: string }>(reviewing.shop.db.reading, 'SELECT member_id AS id FROM member_tier');
    const held = await reviewing.shop.module.context.get(HoldingsService).read(
      reviewing.shop.db.reading,
      all.map(({ id }) => id),
      reviewing.shop.today(),
      reviewedProgramme,
    );
    const day = reviewing.shop.today();
    return held.filter((each) => decideReview(reviewedProgramme, 'manual', each, each.facts, day).change !== null);
  };
  const decided = (id: string) =>
    one<{ decisions: number; members: number }>(
      `SELECT count(*) AS decisions, count(DISTINCT member_id) AS members FROM tier_decision WHERE cause_id = $1`,
      [id],
    );

  it('stops between two pieces and goes on where it was', async () => {
    await crowd();
    const expected = (await due()).length;
    const id = await reviewing.begin();
    expect(await reviewing.flow.piece(id)).toBe('more');
    const staffId = '01900000-0000-7000-8000-000000000009';
    const { db } = reviewing.shop;
    expect(await db.inTransaction((tx) => reviewing.runs.switch(tx, id, 'stopped', staffId))).toBe(true);
    const stopped = await reviewing.runs.find(db.reading, id);
    expect(await reviewing.flow.review(id)).toBe('over');
    expect(await reviewing.runs.find(db.reading, id)).toEqual(stopped);
    expect(stopped?.reviewed).toBeLessThan(MEMBERS);
    await db.inTransaction((tx) => reviewing.runs.switch(tx, id, 'running', staffId));
    expect(await reviewing.flow.review(id)).toBe('over');
    expect(await reviewing.runs.find(db.reading, id)).toMatchObject({ state: 'done', reviewed: MEMBERS });
    expect(await decided(id)).toEqual({ decisions: expected, members: expected });
  }, 60_000);

  it('goes on exactly where it was when its connections are broken in the middle', async () => {
    await crowd();
    const expected = (await due()).length;
    const id = await reviewing.begin();
    const { db } = reviewing.shop;
    let broken = 0;
    let isOver = false;
    const owner = new pg.Client({ connectionString: reviewing.shop.module.config.databaseUrl });
    await owner.connect();
    const breaking = (async () => {
      while (!isOver && broken < 4) {
        await sleep(70);
        const { rowCount } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
        );
        broken += rowCount ?? 0;
      }
      await owner.end();
    })();
    for (let turn = 0; !isOver && turn < 100; turn++)
      isOver = (await reviewing.flow.review(id).catch(() => 'more')) === 'over';
    await breaking;
    expect(broken).toBeGreaterThan(0);
    expect(await reviewing.runs.find(db.reading, id)).toMatchObject({ state: 'done', reviewed: MEMBERS });
    expect(await decided(id)).toEqual({ decisions: expected, members: expected });
  }, 60_000);

  it('is shared by two workers without anybody twice', async () => {
    await crowd();
    const expected = (await due()).length;
    const id = await reviewing.begin();
    const outcomes: string[] = [];
    const work = async () => {
      for (;;) {
        const outcome = await reviewing.flow.piece(id);
        outcomes.push(outcome);
        if (outcome === 'over') return;
      }
    };
    await Promise.all([work(), work()]);
    expect(outcomes).toContain('busy');
    expect(await decided(id)).toEqual({ decisions: expected, members: expected });
    const run = await reviewing.runs.find(reviewing.shop.db.reading, id);
    expect((run?.raised ?? 0) + (run?.kept ?? 0) + (run?.protected ?? 0) + (run?.dropped ?? 0)).toBe(expected);
  }, 60_000);

  it('leaves sales alone: one under way meanwhile is neither lost nor judged without', async () => {
    reviewing = await openReviewedShop();
    const { shop } = reviewing;
    const gold = await member(20_000, '13800000001');
    shop.clock.set('2027-04-01T10:00:00+08:00');
    const id = await reviewing.begin();
    await Promise.all([
      reviewing.flow.review(id),
      shop.sell({ number: 'meanwhile', phone: '13800000001', goods: [{ yuan: 10_000 }] }),
    ]);
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: null });
  });

  it('waits for whoever holds a member, and judges by what they leave', async () => {
    reviewing = await openReviewedShop();
    const { shop } = reviewing;
    const gold = await member(20_000, '13800000001');
    shop.clock.set('2027-04-01T10:00:00+08:00');
    const id = await reviewing.begin();
    const review = await shop.db.inTransaction(async (tx) => {
      await rows(tx, `SELECT member_lock($1, $2)`, [gold, shop.today()]);
      const running = reviewing.flow.review(id);
      const waiters = `SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid`;
      await until(async () => (await rows(tx, waiters)).length === 1);
      const facts = `UPDATE member_tier SET rolling_net_fen = 1000000, rolling_from = '2026-04-02' WHERE member_id = $1`;
      await rows(tx, facts, [gold]);
      return { running };
    });
    expect(await review.running).toBe('over');
    expect(await reviewing.held(gold)).toEqual({ tier: 'gold', until: null });
  });

  it('takes seconds for eight thousand', async () => {
    await crowd(8_000);
    const id = await reviewing.begin();
    const startedAt = performance.now();
    expect(await reviewing.flow.review(id)).toBe('over');
    const seconds = (performance.now() - startedAt) / 1000;
    const run = await reviewing.runs.find(reviewing.shop.db.reading, id);
    process.stdout.write(
      `review: 8,000 members, ${run?.protected} protected, ${run?.dropped} dropped in ${seconds.toFixed(1)} s\n`,
    );
    expect(run).toMatchObject({ state: 'done', reviewed: 8_000 });
    expect(seconds).toBeLessThan(60);
  }, 120_000);
});
