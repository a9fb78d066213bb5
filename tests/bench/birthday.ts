// 10,000 birthdays out of a million members: given in full against ten times fewer members, through a worker against the
// ledger's own rate, and written into the queue against a job each. Source: issue 5, Campaigns.
import { setTimeout as sleep } from 'node:timers/promises';
import { FindBirthdays } from '@guike/flows';
import { type BusinessDay, type MemberId, addMonths } from '@guike/kernel';
import {
  type Config,
  Database,
  JobRunner,
  OutboxRelay,
  closeQueue,
  createLogger,
  createQueue,
  newId,
} from '@guike/platform';
import { PointsService } from '@guike/points';
import { createWorker } from '../../apps/worker/worker';
import { BIRTHDAYS, type BirthdayCrowd, withBirthdays } from './birthday-crowd';
import { createBenchDatabase } from './database';
import { printReport } from './report';
import { type Task, measureTasks } from './rounds';

const FEW = 100_000;
const MANY = 1_000_000;
const ROUNDS = 5;
/** Each round has its day, and the warm-up has. */
const DAYS = ROUNDS + 1;
/** As many members as a piece of birthdays has. */
const PIECE = 500;
const LANES = 4;

/** Fills two databases, measures, and prints three tables with their verdicts; the last is of the queue. */
export async function benchBirthday(config: Config, signal: AbortSignal): Promise<void> {
  const smaller = await createBenchDatabase(config.databaseUrl);
  try {
    await withBirthdays(config, { members: MANY, days: 3 * DAYS }, async (many) => {
      await withBirthdays({ ...config, databaseUrl: smaller.url }, { members: FEW, days: DAYS }, async (few) => {
        const [ours, bar] = [wholeDay(many, MANY), wholeDay(few, FEW)];
        const rounds = await measureTasks(ours, bar, ROUNDS, signal);
        printReport('birthday-growth', { ours: ours.name, bar: bar.name }, { atMost: 1.2 }, rounds);
      });
      await measureCredits(many, signal);
      await measureQueue(many, signal);
    });
  } finally {
    await smaller.drop();
  }
}

const perSecond = (start: number): number => (BIRTHDAYS * 1000) / (performance.now() - start);

/** A day found and given, piece by piece in this process. */
function wholeDay(crowd: BirthdayCrowd, members: number): Task {
  return {
    name: `${BIRTHDAYS} birthdays found and given, of ${members} members`,
    async run() {
      const day = crowd.nextDay();
      const start = performance.now();
      await crowd.context.get(FindBirthdays).find();
      const runner = crowd.context.get(JobRunner, { strict: false });
      const { rows } = await crowd.client.query<{ id: string; payload: unknown }>(
        `SELECT id, payload FROM outbox WHERE job = 'birthday.found' ORDER BY id`,
      );
      await inLanes(
        rows,
        async ({ id, payload }) => void (await runner.run('birthday.found', { outboxId: id, payload })),
      );
      const speed = perSecond(start);
      await requireGiven(crowd, day);
      return speed;
    },
  };
}

/** Found, queued, worked and booked, by a worker with everything that a shop's has. */
async function measureCredits(crowd: BirthdayCrowd, signal: AbortSignal): Promise<void> {
  const worker = await createWorker(crowd.config, createLogger('bench', 'error'), crowd.clock);
  await worker.listen(0, '127.0.0.1');
  try {
    const ours: Task = {
      name: 'coupon, message and call of a birthday, through the worker',
      async run() {
        const day = crowd.nextDay();
        const start = performance.now();
        await crowd.context.get(FindBirthdays).find();
        while ((await openPieces(crowd)) > 0) await sleep(5);
        const speed = perSecond(start);
        await requireGiven(crowd, day);
        return speed;
      },
    };
    const bar = ledgerCredits(crowd);
    const rounds = await measureTasks(ours, bar, ROUNDS, signal);
    printReport('birthday-credits', { ours: ours.name, bar: bar.name }, { atLeast: 0.5 }, rounds);
  } finally {
    await worker.close();
  }
}

/** Points earned by as many members, in as many transactions: what the ledger does in batches, and nothing beside it. */
function ledgerCredits({ context, client }: BirthdayCrowd): Task {
  const [database, points] = [context.get(Database), context.get(PointsService, { strict: false })];
  return {
    name: `earnings of as many members in the ledger, ${PIECE} in a transaction`,
    async run(round) {
      const { rows } = await client.query<{ id: MemberId; today: BusinessDay }>(
        `SELECT id, joined_on::text AS today FROM member ORDER BY sha256(id::text::bytea) OFFSET $1 LIMIT $2`,
        [round * BIRTHDAYS, BIRTHDAYS],
      );
      const pieces = Array.from({ length: BIRTHDAYS / PIECE }, (_, piece) =>
        rows.slice(piece * PIECE, (piece + 1) * PIECE).sort((one, other) => (one.id < other.id ? -1 : 1)),
      );
      const start = performance.now();
      await inLanes(pieces, (piece) =>
        database.inTransaction(async (tx) => {
          const earnings = piece.map(({ id, today }) => ({
            memberId: id,
            operation: `bench/${round}`,
            points: 10,
            purchaseId: null,
            storeId: null,
            availableOn: today,
            expiresOn: addMonths(today, 24),
            today,
            programmeVersion: 1,
          }));
          await points.earnAll(tx, earnings);
        }),
      );
      return perSecond(start);
    },
  };
}

/** Found and in the queue, against a job each and no finding. */
async function measureQueue(crowd: BirthdayCrowd, signal: AbortSignal): Promise<void> {
  const queue = createQueue({ ...crowd.config, redisPrefix: `${crowd.config.redisPrefix}-raw` });
  const relay = new OutboxRelay(crowd.context.get(Database), queue, crowd.clock, createLogger('bench', 'error'));
  try {
    await queue.isReady();
    const ours: Task = {
      name: `a day's birthdays found and queued in pieces of ${PIECE}`,
      async run() {
        crowd.nextDay();
        const start = performance.now();
        await crowd.context.get(FindBirthdays).find();
        const queued = await relay.relayDue();
        const speed = perSecond(start);
        if (queued !== BIRTHDAYS / PIECE) throw new Error(`${queued} pieces were queued`);
        await crowd.client.query('DELETE FROM outbox');
        await queue.empty();
        return speed;
      },
    };
    const bar: Task = {
      name: 'raw addBulk of a job for each',
      async run() {
        const jobs = Array.from({ length: BIRTHDAYS }, () => ({
          name: 'birthday',
          data: { outboxId: newId(), payload: { v: 1, memberId: newId() } },
          opts: { jobId: newId(), attempts: 8 },
        }));
        const start = performance.now();
        await queue.addBulk(jobs);
        const speed = perSecond(start);
        await queue.empty();
        return speed;
      },
    };
    const rounds = await measureTasks(ours, bar, ROUNDS, signal);
    printReport('birthday', { ours: ours.name, bar: bar.name }, { atLeast: 5 }, rounds);
  } finally {
    await closeQueue(queue);
  }
}

async function inLanes<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function openPieces({ client }: BirthdayCrowd): Promise<number> {
  return (await client.query(`SELECT FROM outbox WHERE job = 'birthday.found' LIMIT 1`)).rowCount ?? 0;
}

/** Throws unless everybody of a day was given everything; what would go on from there is no part of this. */
async function requireGiven({ client }: BirthdayCrowd, day: BusinessDay): Promise<void> {
  const { rows } = await client.query<{ given: number }>(
    `SELECT count(*)::integer AS given FROM birthday_year y JOIN coupon c USING (member_id)
       JOIN inbox_message i USING (member_id) JOIN care_task t USING (member_id)
     WHERE y.day = $1 AND c.source = 'birthday/' || y.year AND i.source = c.source AND t.source = c.source`,
    [day],
  );
  if (rows[0]?.given !== BIRTHDAYS) throw new Error(`${rows[0]?.given} birthdays were given, not ${BIRTHDAYS}`);
  await client.query('DELETE FROM outbox');
}
