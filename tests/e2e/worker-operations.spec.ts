// How the worker is run: it says how it is, finishes what it has begun and keeps its schedules.
import { type JobQueue, QUEUE, newId, rows } from '@guike/platform';
import { ScheduleHeartbeat } from '../../apps/worker/schedule-heartbeat';
import { Schedules } from '../../apps/worker/schedules';
import { breakableRedis, loseKeys } from '../support/redis';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';
import { type TestWorker, outboxEmpty, startWorker } from '../support/worker';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('a running worker', () => {
  let worker: TestWorker;
  beforeAll(async () => {
    worker = await startWorker(shop);
  });
  afterAll(() => worker.close());

  it('is alive and ready', async () => {
    expect((await worker.get('/healthz')).status).toBe(200);
    const ready = await worker.get('/readyz');
    expect(JSON.parse(ready.text)).toEqual({ postgres: true, redis: true, relay: true, running: true });
  });

  it('counts jobs by name, and what waits', async () => {
    await shop.sell({ number: 'A1', phone: '13800000001', goods: [{ yuan: 50, quantity: 2 }] });
    await outboxEmpty(shop);
    const { text } = await until(async () => {
      const metrics = await worker.get('/metrics');
      return metrics.text.includes('guike_jobs_total{job="purchase.recorded",outcome="done"} 1') ? metrics : undefined;
    });
    expect(text).toContain('guike_job_seconds_count{job="member.joined"} 1');
    expect(text).toContain('guike_outbox_open 0');
    expect(text).toContain('guike_outbox_oldest_seconds 0');
  });

  it('has its schedules back after Redis lost them, and forgets one that is no longer in the table', async () => {
    const queue = worker.app.get<JobQueue>(QUEUE, { strict: false });
    const names = async () => (await queue.getRepeatableJobs()).map(({ name, cron }) => `${name} ${cron}`);
    const schedules = [
      'ask-risks 2-59/5 * * * *',
      'close-likes */5 * * * *',
      'draft-events 13 * * * *',
      'draw-prizes * * * * *',
      'end-overrides 4 * * * *',
      'erase-members 33 * * * *',
      'find-birthdays */10 * * * *',
      'hold-events 3-59/10 * * * *',
      'lapse-redemptions */5 * * * *',
      'offer-seats * * * * *',
      'raise-care-tasks 41 * * * *',
      'remind-bookings 7 * * * *',
      'remind-events */5 * * * *',
      'run-campaigns * * * * *',
      'send-messages * * * * *',
      'start-reviews */10 * * * *',
      'sweep-claim-pictures 53 * * * *',
      'sweep-looks * * * * *',
      'sweep-personal 47 * * * *',
      'sweep-points * * * * *',
      'sweep-referrals 27 * * * *',
      'sweep-request-keys 17 * * * *',
      'tell-endings 21 * * * *',
      'tell-expiring 11 * * * *',
      'tell-overdue-loans 37 * * * *',
    ];
    await until(async () => (await names()).length === schedules.length);
    await loseKeys(shop.module.config);
    await queue.add('of-last-year', {}, { repeat: { cron: '0 0 * * *' } });
    const heartbeat = worker.app.get(ScheduleHeartbeat);
    await heartbeat.beat();
    await heartbeat.beat();
    expect((await names()).sort()).toEqual(schedules);
    expect(await queue.getDelayedCount()).toBe(schedules.length);
  });

  it('sweeps idempotency keys older than seven days, in batches, and no others', async () => {
    await shop.db.inTransaction((tx) =>
      rows(
        tx,
        `INSERT INTO request_key (owner, key, body_hash, status, answer, created_at)
         SELECT 'till/1', n::text, '', 200, '{}', $1::timestamptz - make_interval(days => 7, secs => n - 3)
         FROM generate_series(1, 2503) AS n`,
        [shop.clock.now()],
      ),
    );
    await worker.app.get(Schedules).table['sweep-request-keys']?.run();
    const left = await rows<{ key: string }>(shop.db.reading, 'SELECT key FROM request_key ORDER BY created_at');
    expect(left.map(({ key }) => key)).toEqual(['3', '2', '1']);
  });
});

describe('a worker that is told to stop', () => {
  it('finishes the job in hand, takes no other, and is not ready meanwhile', async () => {
    const worker = await startWorker(shop);
    await shop.sell({ number: 'B1', phone: '13800000002', goods: [{ yuan: 50, quantity: 2 }] });
    await outboxEmpty(shop);
    const { member_id: memberId } = await shop.one<{ member_id: string }>(
      `SELECT member_id FROM receipt WHERE number = 'B1'`,
    );
    const purchaseId = newId();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    // An uncommitted message about the same source: the handler's own must wait for what becomes of it.
    const holding = shop.db.source.transaction(async (tx) => {
      await rows(
        tx,
        `INSERT INTO inbox_message VALUES ($1, $2, 'joined', '', '', 'joined', $3) ON CONFLICT (member_id, source) DO UPDATE SET body = ''`,
        [memberId, purchaseId, shop.clock.now()],
      );
      await held;
    });
    await shop.db.inTransaction((tx) =>
      rows(tx, `INSERT INTO outbox VALUES ($1, 'member.joined', $2, NULL, $3, $3, 0)`, [
        newId(),
        JSON.stringify({ v: 1, memberId }),
        shop.clock.now(),
      ]),
    );
    const queue = worker.app.get<JobQueue>(QUEUE, { strict: false });
    await until(async () => (await queue.getActiveCount()) === 1);
    let closed = false;
    const closing = worker.close().then(() => (closed = true));
    await until(async () => (await worker.get('/readyz')).status === 503);
    await shop.sell({ number: 'B2', phone: '13800000002', goods: [{ yuan: 50, quantity: 2 }] });
    expect(closed).toBe(false);
    release();
    await Promise.all([holding, closing]);
    const open = await rows<{ job: string }>(shop.db.reading, 'SELECT job FROM outbox');
    expect(open.map(({ job }) => job)).toEqual(['purchase.recorded']);
  });

  it('stops soon even while Redis is away', async () => {
    const redis = await breakableRedis(shop.module.config.redisUrl);
    const worker = await startWorker(shop, redis.url);
    await redis.cut();
    const readiness = async () => JSON.parse((await worker.get('/readyz')).text) as Record<string, boolean>;
    await until(async () => !(await readiness())['relay']);
    expect(await readiness()).toEqual({ postgres: true, redis: false, relay: false, running: true });
    expect((await worker.get('/readyz')).status).toBe(503);
    const since = performance.now();
    await worker.close();
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(worker.log.filter((line) => line.level >= 50)).toHaveLength(1);
  });
});
