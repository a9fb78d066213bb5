// A sale and a member's home, warm, as the shop grows: ten times the members, and ten times the entries each. Both as
// time and as pages of Postgres that they touch. Source: issue 4, Speed.
import { setTimeout as sleep } from 'node:timers/promises';
import { businessDayOf } from '@guike/kernel';
import type { Config } from '@guike/platform';
import { presets } from '@guike/programme';
import pg from 'pg';
import { fillCrowd, growCrowd } from './crowd';
import { type BenchDatabase, copyBenchDatabase, createBenchDatabase, settleDatabase } from './database';
import { signedSale } from './earn';
import { homeOf } from './home';
import { HttpConnection } from './http-client';
import { type Server, startApi } from './process';
import { type Verdict, median, printTable, printVerdict, twoDigits } from './report';
import { type Side, perSecond, runTimes } from './rounds';
import { salesOf } from './sale';
import { type BenchMember, type BenchShop, inContext, openStore } from './shop';
import { forEachWorker, own } from './workers';

const FEW = 100_000;
const MANY = 1_000_000;
const MORE_ENTRIES = 10;
/** Whose sales and homes are asked for, spread evenly. */
const KNOWN = 1_000;
const ROUNDS = 7;
const SECONDS = 1.5;
const WARM_UP = 2 * KNOWN;
const COUNTED = 1_000;
/** A connection that is idle for ten seconds has told what it did. */
const REPORTED_MS = 11_000;
const GOAL = { atMost: 1.15 };
const today = businessDayOf(new Date(), presets.boutique.timeZone);
const operations = ['earn', 'home'] as const;
type Operation = (typeof operations)[number];

interface Stage {
  readonly name: string;
  readonly database: BenchDatabase;
  readonly shop: BenchShop;
}

interface Running extends Stage {
  readonly api: Server;
  readonly connections: readonly HttpConnection[];
  readonly sides: Readonly<Record<Operation, Side>>;
}

type Figures = Readonly<Record<Operation, { readonly perSecond: readonly number[]; readonly pages: number }>>;

/** Fills three databases beside the one of the configuration, measures, and prints the table and the verdict. */
export async function benchGrowth(config: Config, signal: AbortSignal): Promise<void> {
  const databases: BenchDatabase[] = [];
  const running: Running[] = [];
  try {
    for (const stage of await stages(config, databases, signal)) running.push(await started(config, stage));
    for (const { sides } of running) for (const each of operations) await runTimes(sides[each], WARM_UP, signal);
    const speeds = await measureAll(running, signal);
    report(running, await withPages(running, speeds));
  } finally {
    for (const { connections } of running) for (const connection of connections) connection.close();
    await Promise.all(running.map(({ api }) => api.stop()));
    for (const database of databases) await database.drop();
  }
}

/** The crowd, ten times the crowd, and that with ten times the entries each. */
async function stages(config: Config, databases: BenchDatabase[], signal: AbortSignal): Promise<Stage[]> {
  const fresh = async (members: number): Promise<Stage> => {
    const database = await createBenchDatabase(config.databaseUrl);
    databases.push(database);
    const wish = { members, entries: 1, known: KNOWN, today, bought: true };
    const shop = await inContext({ ...config, databaseUrl: database.url }, async (context) => ({
      ...(await openStore(context)),
      members: await fillCrowd(database.url, context, wish),
    }));
    signal.throwIfAborted();
    return { name: `${members} members, an entry each`, database, shop };
  };
  const few = await fresh(FEW);
  const many = await fresh(MANY);
  const grown = await copyBenchDatabase(many.database.url);
  databases.push(grown);
  await growCrowd(grown.url, { members: MANY, entries: MORE_ENTRIES, today }, 2);
  const all = [few, many, { ...many, name: `${MANY} members, ${MORE_ENTRIES} entries each`, database: grown }];
  for (const { database } of all) await settleDatabase(database.url);
  return all;
}

async function started(config: Config, stage: Stage): Promise<Running> {
  const { shop, database } = stage;
  const api = await startApi({ ...config, databaseUrl: database.url });
  const connections = await forEachWorker(() => HttpConnection.open(api.port));
  const [sales, members] = [salesOf(shop), everybody(shop)];
  const send = (worker: number) => own(connections, worker);
  const earn: Side = {
    name: 'earn',
    operation: async (worker) => void (await send(worker).send(signedSale(shop, sales.next().value))),
  };
  const home: Side = {
    name: 'home',
    operation: async (worker) => void (await send(worker).send(homeOf(members.next().value))),
  };
  return { ...stage, api, connections, sides: { earn, home } };
}

function* everybody({ members }: BenchShop): Generator<BenchMember, never> {
  for (;;) yield* members;
}

/** Every stage in each round, so that whatever the machine does meanwhile happens to all. */
async function measureAll(running: readonly Running[], signal: AbortSignal): Promise<Record<Operation, number[]>[]> {
  const speeds: Record<Operation, number[]>[] = running.map(() => ({ earn: [], home: [] }));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const operation of operations) {
      for (const [place, { sides }] of running.entries())
        speeds[place]?.[operation].push(await perSecond(sides[operation], SECONDS, signal));
    }
    process.stderr.write(`round ${round} of ${ROUNDS}\n`);
  }
  return speeds;
}

/** Adds how many pages of its cache Postgres looks at for one operation, in all that it does for the api. */
async function withPages(
  running: readonly Running[],
  speeds: readonly Record<Operation, number[]>[],
): Promise<Figures[]> {
  const pages: Record<Operation, number>[] = running.map(() => ({ earn: NaN, home: NaN }));
  for (const operation of operations) {
    for (const [place, { sides, database }] of running.entries()) {
      await sleep(REPORTED_MS);
      const before = await pagesRead(database.url);
      await runTimes(sides[operation], COUNTED);
      await sleep(REPORTED_MS);
      const stage = pages[place];
      if (stage) stage[operation] = ((await pagesRead(database.url)) - before) / COUNTED;
    }
  }
  return speeds.map((speed, place) => ({
    earn: { perSecond: speed.earn, pages: pages[place]?.earn ?? NaN },
    home: { perSecond: speed.home, pages: pages[place]?.home ?? NaN },
  }));
}

/**
 * Of the whole server, so only one stage may work at a time; but of clients alone. Autovacuum comes when it likes, reads
 * a sample of whole tables for what happened before, and would be counted with whichever stage it meets.
 */
async function pagesRead(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pages: string }>(
      `SELECT sum(hits + reads) AS pages FROM pg_stat_io
       WHERE backend_type = 'client backend' AND object = 'relation'`,
    );
    return Number(rows[0]?.pages);
  } finally {
    await client.end();
  }
}

function report(running: readonly Running[], figures: readonly Figures[]): void {
  const lines = running.map(({ name }, place) => {
    const { earn, home } = figures[place] as Figures;
    const of = (values: readonly number[]) => median(values).toFixed(0);
    return [name, of(earn.perSecond), earn.pages.toFixed(1), of(home.perSecond), home.pages.toFixed(1)];
  });
  printTable([['', 'earn/s', 'pages', 'home/s', 'pages'], ...lines]);
  const steps = [
    ['ten times the members', 0, 1],
    ['ten times the entries each', 1, 2],
  ] as const;
  const found = steps.flatMap(([step, from, to]) =>
    operations.flatMap((operation) => {
      const [before, after] = [figures[from]?.[operation], figures[to]?.[operation]];
      if (!before || !after) return [];
      const times = before.perSecond.map((speed, round) => speed / (after.perSecond[round] ?? NaN));
      const pages = after.pages / before.pages;
      return [
        { name: `${operation}, ${step}: time`, ratio: median(times), min: Math.min(...times), max: Math.max(...times) },
        { name: `${operation}, ${step}: pages`, ratio: pages, min: pages, max: pages },
      ];
    }),
  );
  console.log('');
  printTable([
    ['', 'ratio', 'min', 'max'],
    ...found.map(({ name, ...each }) => [name, ...[each.ratio, each.min, each.max].map((value) => value.toFixed(2))]),
  ]);
  const worst = found.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const [ratio, min, max] = [worst.ratio, worst.min, worst.max].map(twoDigits) as [number, number, number];
  console.log(`\nThe worst counts: ${worst.name}`);
  printVerdict({ bench: 'growth', ratio, min, max } satisfies Verdict, GOAL);
}
