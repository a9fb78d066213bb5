// A job too long for a transaction works first and ends in the transaction that closes its row.
import { JobRunner, type JobQueue, Outbox, OutboxRelay, QUEUE, type Tx, rows } from '@guike/platform';
import { type TestModule, openTestModule } from '../support/app';
import { TestJobsModule, handledBy } from '../support/jobs';
import { readableLog } from '../support/log';
import { loseKeys } from '../support/redis';
import { until } from '../support/wait';

const memberId = '01900000-0000-7000-8000-000000000001';
const { logger } = readableLog('silent');
const handlers = handledBy(async () => undefined);

let test: TestModule;
let outbox: Outbox;
let relay: OutboxRelay;
const written: string[] = [];
let working: () => Promise<void>;

beforeAll(async () => {
  test = await openTestModule([TestJobsModule.register(handlers)]);
  outbox = test.context.get(Outbox, { strict: false });
  const queue = test.context.get<JobQueue>(QUEUE, { strict: false });
  relay = new OutboxRelay(test.db, queue, test.clock, logger);
  await until(() => queue.client.status === 'ready');
});
afterAll(() => test.close());

/** An effect that shows every repetition: no unique key swallows a second one. */
const leaveTrace = (tx: Tx) =>
  rows(
    tx,
    `INSERT INTO inbox_message (member_id, id, kind, title, body, source, created_at)
     VALUES ($1, gen_random_uuid(), 'joined', '', '', gen_random_uuid()::text, '2026-01-01')`,
    [memberId],
  );
const open = async (): Promise<number> => (await outbox.backlog(test.db.reading)).open;
const effects = async (): Promise<number> =>
  (await rows<{ n: number }>(test.db.reading, 'SELECT count(*) AS n FROM inbox_message'))[0]?.n ?? -1;

describe('a long job', () => {
  const longRunner = () => {
    const work = async () => {
      written.push('work');
      await working();
      return async (tx: Tx) => void (await leaveTrace(tx));
    };
    return new JobRunner(test.db, outbox, logger, { ...handlers, 'import.staged': { work } });
  };
  const envelope = async () => {
    await test.db.inTransaction((tx) => outbox.add(tx, 'import.staged', { v: 1, batchId: memberId }));
    const [row] = await rows<{ id: string }>(test.db.reading, 'SELECT id FROM outbox');
    return { outboxId: row?.id, payload: { v: 1, batchId: memberId } };
  };
  beforeEach(async () => {
    written.length = 0;
    working = async () => undefined;
    await loseKeys(test.config);
    await test.db.inTransaction(async (tx) => {
      await rows(tx, 'DELETE FROM outbox');
      await rows(tx, 'DELETE FROM inbox_message');
    });
  });

  it('works without a transaction, and ends in the one that closes its row', async () => {
    const data = await envelope();
    working = async () => {
      const [row] = await rows<{ n: number }>(
        test.db.reading,
        `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      written.push(`${row?.n} transactions open, ${await open()} rows`);
    };
    expect(await longRunner().run('import.staged', data)).toBe(true);
    expect(written).toEqual(['work', '0 transactions open, 1 rows']);
    expect([await effects(), await open()]).toEqual([1, 0]);
  });

  it('is not begun when its row is closed', async () => {
    const data = await envelope();
    const longs = longRunner();
    await longs.run('import.staged', data);
    expect(await longs.run('import.staged', data)).toBe(false);
    expect([written, await effects()]).toEqual([['work'], 1]);
  });

  it('ends once when it is run twice at once', async () => {
    const data = await envelope();
    let begun = 0;
    working = async () => {
      begun += 1;
      await until(() => begun === 2);
    };
    const longs = longRunner();
    const answers = await Promise.all([longs.run('import.staged', data), longs.run('import.staged', data)]);
    expect(answers.sort()).toEqual([false, true]);
    expect([written, await effects(), await open()]).toEqual([['work', 'work'], 1, 0]);
  });

  it('stays open when its work fails', async () => {
    const data = await envelope();
    working = () => Promise.reject(new Error('crashed halfway'));
    await expect(longRunner().run('import.staged', data)).rejects.toThrow('crashed halfway');
    expect([await effects(), await open()]).toEqual([0, 1]);
  });

  it('may ask for the next one a little later', async () => {
    await test.db.inTransaction((tx) => outbox.add(tx, 'import.staged', { v: 1, batchId: memberId }, 5));
    expect(await relay.relayDue()).toBe(0);
    test.clock.advance({ seconds: 5 });
    expect(await relay.relayDue()).toBe(1);
  });
});
