// A connection to Postgres that breaks in the middle of a transaction is told as what it is, at whatever point it breaks.
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import pg from 'pg';
import { type TestModule, openTestModule } from '../support/app';
import { refusalOf } from '../../apps/api/edge/refusal';

let ground: TestModule;
beforeAll(async () => {
  ground = await openTestModule([]);
});
afterAll(() => ground.close());

/** Has the transaction's backend ended from outside, and waits until this process has heard of it. */
async function breakConnection(tx: Tx): Promise<void> {
  const [mine] = await rows<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid');
  await endBackend(mine?.pid ?? 0);
  await sleep(100);
}

async function endBackend(pid: number): Promise<void> {
  const admin = new pg.Client({ connectionString: ground.config.databaseUrl });
  await admin.connect();
  await admin.query('SELECT pg_terminate_backend($1)', [pid]).finally(() => admin.end());
}

async function refusalAfter(work: (tx: Tx) => Promise<unknown>) {
  const failure: unknown = await ground.db.inTransaction(work).then(
    () => null,
    (error: unknown) => error,
  );
  return refusalOf(failure).code;
}

it.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['between two statements', (tx) => breakConnection(tx).then(() => rows(tx, 'SELECT 1'))],
  ['before the commit', (tx) => breakConnection(tx)],
  [
    'during a statement',
    async (tx) => {
      const [mine] = await rows<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid');
      await Promise.all([rows(tx, 'SELECT pg_sleep(10)'), endBackend(mine?.pid ?? 0)]);
    },
  ],
])('asks to try again when it breaks %s', async (_, work) => {
  expect(await refusalAfter(work)).toBe('UNAVAILABLE');
});

it('leaves a refusal what it is, and works again at once', async () => {
  const refusal = async (tx: Tx) => {
    await breakConnection(tx);
    throw new DomainError('RECEIPT_UNKNOWN');
  };
  expect(await refusalAfter(refusal)).toBe('RECEIPT_UNKNOWN');
  expect(await ground.db.inTransaction((tx) => rows(tx, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
});

it('still calls a statement after the end of its transaction a mistake', async () => {
  let late: Tx | undefined;
  await ground.db.inTransaction(async (tx) => void (late = tx));
  const error: unknown = await rows(late as Tx, 'SELECT 1').catch((failure: unknown) => failure);
  expect(refusalOf(error).code).toBe('INTERNAL');
});
