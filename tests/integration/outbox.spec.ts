// A row of the outbox takes effect exactly once, whatever is repeated, lost or broken on the way.
import { randomUUID } from 'node:crypto';
import {
  JOB_HANDLERS,
  type JobQueue,
  JobRunner,
  Outbox,
  OutboxRelay,
  QUEUE,
  type Tx,
  closeQueue,
  createQueue,
  rows,
  withRequestId,
} from '@guike/platform';
import { type TestModule, openTestModule } from '../support/app';
import { TestJobsModule, handledBy, idle, takeJobs } from '../support/jobs';
import { readableLog } from '../support/log';
import { breakableRedis, loseKeys } from '../support/redis';
import { testServices } from '../support/services';
import { until } from '../support/wait';

const memberId = '01900000-0000-7000-8000-000000000001';

/** An effect that shows every repetition: no unique key swallows a second one. */
const leaveTrace = (tx: Tx) =>
  rows(
    tx,
    `INSERT INTO inbox_message (member_id, id, kind, title, body, source, created_at)
     VALUES ($1, gen_random_uuid(), 'joined', '', '', gen_random_uuid()::text, '2026-01-01')`,
    [memberId],
  );

let crashes = 0;
const handlers = handledBy(async (tx) => {
  await leaveTrace(tx);
  if (crashes > 0) {
    crashes -= 1;
    throw new Error('crashed halfway');
  }
});

let test: TestModule;
let queue: JobQueue;
let runner: JobRunner;
let outbox: Outbox;
let relay: OutboxRelay;
const { logger } = readableLog('silent');

beforeAll(async () => {
  test = await openTestModule([TestJobsModule.register(handlers)]);
  queue = test.context.get<JobQueue>(QUEUE, { strict: false });
  runner = test.context.get(JobRunner, { strict: false });
  outbox = test.context.get(Outbox, { strict: false });
  relay = new OutboxRelay(test.db, queue, test.clock, logger);
  await until(() => queue.client.status === 'ready');
});
afterAll(() => test.close());

const add = (): Promise<void> => test.db.inTransaction((tx) => outbox.add(tx, 'member.joined', { v: 1, memberId }));
const open = async (): Promise<number> => (await outbox.backlog(test.db.reading)).open;
const effects = async (): Promise<number> =>
  (await rows<{ n: number }>(test.db.reading, 'SELECT count(*) AS n FROM inbox_message'))[0]?.n ?? -1;
/** Delivers with one or more processors of their own, and ends them. */
async function deliver(workers = 1): Promise<void> {
  const queues = Array.from({ length: workers }, () => createQueue(test.config));
  await Promise.all(queues.map((each) => takeJobs(each, runner)));
  await idle(queue);
  await Promise.all(queues.map(closeQueue));
}

beforeEach(async () => {
  crashes = 0;
  await loseKeys(test.config);
  await test.db.inTransaction(async (tx) => {
    await rows(tx, 'DELETE FROM outbox');
    await rows(tx, 'DELETE FROM inbox_message');
  });
});

describe('a row of the outbox', () => {
  it('takes effect and is closed', async () => {
    await add();
    expect(await relay.relayDue()).toBe(1);
    expect(await effects()).toBe(0);
    await deliver();
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('is not there when its transaction rolls back', async () => {
    const failed = test.db.inTransaction(async (tx) => {
      await outbox.add(tx, 'member.joined', { v: 1, memberId });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await relay.relayDue()).toBe(0);
  });

  it('is sent again only when it is due again, each time later', async () => {
    await add();
    const gaps: number[] = [];
    let since = 0;
    for (let second = 0; second <= 60 * 60; second += 15) {
      if ((await relay.relayDue()) > 0) {
        gaps.push(second - since);
        since = second;
      }
      test.clock.advance({ seconds: 15 });
    }
    expect(gaps).toEqual([0, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('takes effect once when it is relayed twice', async () => {
    await add();
    await relay.relayDue();
    test.clock.advance({ minutes: 1 });
    expect(await relay.relayDue()).toBe(1);
    expect(await queue.getWaitingCount()).toBe(2);
    await deliver();
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('takes effect once when two workers run it at once', async () => {
    for (let row = 0; row < 50; row++) await add();
    await relay.relayDue();
    test.clock.advance({ minutes: 1 });
    await relay.relayDue();
    await deliver(2);
    expect([await effects(), await open()]).toEqual([50, 0]);
  });

  it('is closed by one of two runs of the very same delivery', async () => {
    const outboxId = randomUUID();
    await test.db.inTransaction((tx) =>
      rows(tx, `INSERT INTO outbox VALUES ($1, 'member.joined', '{}', NULL, $2, $2, 0)`, [outboxId, test.clock.now()]),
    );
    const envelope = { outboxId, payload: { v: 1, memberId } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => runner.run('member.joined', envelope)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await effects()).toBe(1);
  });

  it('is claimed by one of two relays that run at once', async () => {
    for (let row = 0; row < 20; row++) await add();
    const other = new OutboxRelay(test.db, queue, test.clock, logger);
    const moved = await Promise.all([relay.relayDue(), other.relayDue()]);
    expect(moved[0] + moved[1]).toBe(20);
    expect(await queue.getWaitingCount()).toBe(20);
  });

  it('stays open and leaves nothing when its handler crashes halfway, and then takes effect once', async () => {
    crashes = 3;
    await add();
    await relay.relayDue();
    await deliver();
    expect(crashes).toBe(0);
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('outlives its last attempt: the failed job is kept, the row is sent again', async () => {
    crashes = 1;
    await add();
    await relay.relayDue();
    const [waiting] = await queue.getWaiting();
    await waiting?.remove();
    await queue.add(waiting?.name ?? '', waiting?.data, { jobId: waiting?.id ?? '', attempts: 1 });
    await deliver();
    expect(await queue.getFailedCount()).toBe(1);
    expect([await effects(), await open()]).toEqual([0, 1]);
    test.clock.advance({ minutes: 1 });
    await relay.relayDue();
    await deliver();
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('is not lost when Redis loses everything between relay and processing', async () => {
    await add();
    await relay.relayDue();
    expect(await loseKeys(test.config)).toBeGreaterThan(0);
    expect([await queue.getWaitingCount(), await open()]).toEqual([0, 1]);
    test.clock.advance({ minutes: 1 });
    expect(await relay.relayDue()).toBe(1);
    await deliver();
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('is not lost when Bull knows its job id as a finished one and silently ignores it', async () => {
    await add();
    const [row] = await rows<{ id: string }>(test.db.reading, 'SELECT id FROM outbox');
    await queue.add('no.such.job', {}, { jobId: `${row?.id}-1`, attempts: 1 });
    await deliver();
    expect(await queue.getFailedCount()).toBe(1);
    await relay.relayDue();
    expect(await queue.getWaitingCount()).toBe(0);
    test.clock.advance({ minutes: 1 });
    await relay.relayDue();
    await deliver();
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('of a job that this version does not know is sent, fails visibly and stops nobody else', async () => {
    await add();
    await test.db.inTransaction((tx) =>
      rows(tx, `INSERT INTO outbox VALUES (gen_random_uuid(), 'from.tomorrow', '{}', NULL, $1, $1, 0)`, [
        test.clock.now(),
      ]),
    );
    expect(await relay.relayDue()).toBe(2);
    await deliver();
    expect((await queue.getFailed()).map((job) => job.name)).toEqual(['from.tomorrow']);
    expect([await effects(), await open()]).toEqual([1, 1]);
  });

  it('waits in Postgres while thousands wait in the queue', async () => {
    await test.db.inTransaction((tx) =>
      rows(
        tx,
        `INSERT INTO outbox SELECT gen_random_uuid(), 'member.joined', $2, NULL, $1, $1, 0 FROM generate_series(1, 5600)`,
        [test.clock.now(), JSON.stringify({ v: 1, memberId })],
      ),
    );
    const moved: number[] = [];
    do moved.push(await relay.relayDue());
    while (moved.at(-1) !== 0);
    expect(moved).toEqual([...Array<number>(10).fill(500), 0]);
  });
});

describe('the request id', () => {
  it('travels from the transaction that wrote the row into the log of its job', async () => {
    const { logger: jobLog, lines } = readableLog();
    const handled: unknown[] = [];
    const logging = new JobRunner(
      test.db,
      outbox,
      jobLog,
      handledBy(async (_tx, payload) => void handled.push(payload)),
    );
    await withRequestId('request-42', add);
    await relay.relayDue();
    const [job] = await queue.getWaiting();
    await logging.run(job?.name ?? '', job?.data);
    expect(handled).toEqual([{ v: 1, memberId }]);
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'job done', job: 'member.joined', requestId: 'request-42' }),
    ]);
  });
});

describe('a runner', () => {
  it('keeps a process from starting while a job has no handler, or a handler no job', async () => {
    const { 'tier.upgraded': _left, ...rest } = handlers;
    const incomplete = { ...rest, 'tier.vanished': handlers['tier.upgraded'] };
    class Jobs {}
    const providers = [{ provide: JOB_HANDLERS, useValue: incomplete }, JobRunner];
    await expect(openTestModule([{ module: Jobs, providers }])).rejects.toThrow(
      'Without a handler: [tier.upgraded]. Without a job: [tier.vanished].',
    );
  });

  it('refuses a payload that is not of the job table before it touches the row', async () => {
    await add();
    const [row] = await rows<{ id: string }>(test.db.reading, 'SELECT id FROM outbox');
    await expect(runner.run('member.joined', { outboxId: row?.id, payload: { v: 2, memberId } })).rejects.toThrow();
    expect(await open()).toBe(1);
  });
});

describe('a relay whose Redis is away', () => {
  it('says so once, keeps the rows as they are, and catches up by itself', async () => {
    const redis = await breakableRedis(testServices().redisUrl);
    const away = await openTestModule([TestJobsModule.register(handlers)], { config: { redisUrl: redis.url } });
    const { logger: relayLog, lines } = readableLog('info');
    const cutQueue = away.context.get<JobQueue>(QUEUE, { strict: false });
    const cutRelay = new OutboxRelay(away.db, cutQueue, away.clock, relayLog);
    const awayOutbox = away.context.get(Outbox, { strict: false });
    await until(() => cutQueue.client.status === 'ready');
    await redis.cut();
    await away.db.inTransaction((tx) => awayOutbox.add(tx, 'member.joined', { v: 1, memberId }));
    cutRelay.start();
    await until(() => !cutRelay.isHealthy);
    const [row] = await rows<{ attempts: number }>(away.db.reading, 'SELECT attempts FROM outbox');
    expect(row?.attempts).toBe(0);
    await redis.mend();
    await takeJobs(cutQueue, away.context.get(JobRunner, { strict: false }));
    await until(async () => (await awayOutbox.backlog(away.db.reading)).open === 0);
    expect(cutRelay.isHealthy).toBe(true);
    expect(lines.map((line) => line.msg)).toEqual([
      'the outbox cannot be relayed; trying until it can',
      'the outbox is relayed again',
    ]);
    await cutRelay.stop();
    await away.close();
    await redis.close();
  });
});
