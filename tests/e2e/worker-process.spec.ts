// The worker as a process: starts, or says why not, and ends with 0 when it is told to, in-flight work finished.
import { newId, rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';
import { type WorkerProcess, environmentOf, startWorkerProcess } from '../support/worker-process';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const started: WorkerProcess[] = [];
function start(environment: NodeJS.ProcessEnv): WorkerProcess {
  const worker = startWorkerProcess(environment);
  started.push(worker);
  return worker;
}
afterEach(() => started.forEach((worker) => worker.stop('SIGKILL')));

const ready = async (address: string): Promise<boolean> => (await fetch(`${address}/readyz`)).ok;

describe('the worker process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes the job in hand after %s and ends with 0', async (signal) => {
    const worker = start(environmentOf(shop.module.config));
    const address = await worker.address();
    await until(() => ready(address));
    const memberId = newId();
    await rows(shop.db.reading, `INSERT INTO member (id, state, created_at) VALUES ($1, 'known', $2)`, [
      memberId,
      shop.clock.now(),
    ]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    // An uncommitted message about the same source: the handler's own must wait for what becomes of it.
    const holding = shop.db.source.transaction(async (tx) => {
      await rows(tx, `INSERT INTO inbox_message VALUES ($1, $2, 'joined', '', '', 'joined', $3)`, [
        memberId,
        newId(),
        shop.clock.now(),
      ]);
      await held;
      throw new Error('rolled back');
    });
    await shop.db.inTransaction((tx) =>
      rows(tx, `INSERT INTO outbox VALUES ($1, 'member.joined', $2, 'request-9', $3, $3, 0)`, [
        newId(),
        JSON.stringify({ v: 1, memberId }),
        shop.clock.now(),
      ]),
    );
    const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted`;
    await until(async () => (await rows(shop.db.reading, waiting)).length > 0);
    worker.stop(signal);
    await until(() => worker.log.some((line) => line.msg.startsWith('stopping')));
    await until(async () => !(await ready(address)));
    release();
    await expect(holding).rejects.toThrow('rolled back');
    expect(await worker.ended).toBe(0);
    expect(await rows(shop.db.reading, 'SELECT FROM outbox')).toHaveLength(0);
    expect(await rows(shop.db.reading, 'SELECT FROM inbox_message WHERE member_id = $1', [memberId])).toHaveLength(1);
    expect(worker.log).toContainEqual(expect.objectContaining({ msg: 'job done', requestId: 'request-9' }));
    expect(worker.log.filter((line) => line.level > 30)).toEqual([]);
  });

  it('lives without Redis, says so once, and still ends with 0', async () => {
    const nowhere = { ...environmentOf(shop.module.config), REDIS_URL: 'redis://127.0.0.1:9' };
    const worker = start(nowhere);
    const address = await worker.address();
    await until(() => worker.log.some((line) => line.level === 50));
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({
      postgres: true,
      redis: false,
      relay: false,
    });
    worker.stop('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(worker.log.filter((line) => line.level >= 50).map((line) => line.msg)).toEqual([
      'the outbox cannot be relayed; trying until it can',
    ]);
  });

  it('does not start on a bad configuration and lists what is wrong, without the values', async () => {
    const worker = start({ ...environmentOf(shop.module.config), REDIS_URL: 'secret', GUIKE_MASTER_KEY: 'short' });
    expect(await worker.ended).toBe(1);
    const said = JSON.stringify(worker.log);
    expect(said).toContain('REDIS_URL');
    expect(said).toContain('GUIKE_MASTER_KEY');
    expect(said).not.toContain('secret');
  });
});
