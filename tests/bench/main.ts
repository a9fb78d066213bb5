// `npm run bench -- NAME`: how near we come to what the machine can do at all.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { type Config, readConfig } from '@guike/platform';
import { serveBarePages } from './bare-server';
import { benchBatch } from './batch';
import { benchBirthday } from './birthday';
import { createBenchDatabase, describeServer } from './database';
import { benchEarn } from './earn';
import { benchEarnHot } from './earn-hot';
import { benchExpiry } from './expiry';
import { benchFirstLoad } from './first-load';
import { benchGrowth } from './growth';
import { benchHome } from './home';
import { BARE_SERVER } from './process';
import { benchLikes } from './likes';
import { benchReview } from './review';
import { CONCURRENCY } from './rounds';

interface Bench {
  /** What its ratio is, for `--help`. */
  readonly ratio: string;
  /** How many at a time. */
  readonly concurrency: number;
  run(config: Config, signal: AbortSignal): Promise<void>;
}

const benches: Readonly<Record<string, Bench>> = {
  earn: {
    ratio: 'sales a second of ours ÷ of bare Postgres writing as many rows; higher is better',
    concurrency: CONCURRENCY,
    run: benchEarn,
  },
  'earn-hot': {
    ratio: 'sales a second of 16 tills on one member ÷ of one till on them; higher is better',
    concurrency: 16,
    run: benchEarnHot,
  },
  batch: {
    ratio: 'sales a second out of an export ÷ sent one by one over HTTP; higher is better',
    concurrency: CONCURRENCY,
    run: benchBatch,
  },
  birthday: {
    ratio:
      'of 10,000 birthdays among a million members: time ÷ among 100,000; given through the worker ÷ earnings in the ' +
      'ledger; and, last, queued a second ÷ raw addBulk of a job each, higher is better',
    concurrency: 4,
    run: benchBirthday,
  },
  expiry: {
    ratio: 'time to expire what is due among a million members ÷ the same among 100,000; lower is better, 1 is ideal',
    concurrency: 1,
    run: benchExpiry,
  },
  home: {
    ratio: "a member's homes a second of ours ÷ of a bare server reading as many bytes; higher is better",
    concurrency: CONCURRENCY,
    run: benchHome,
  },
  growth: {
    ratio:
      'time and pages of a sale and a home with ten times the members, and with ten times the entries each, ÷ before; ' +
      'the worst of them, lower is better, 1 is ideal',
    concurrency: CONCURRENCY,
    run: benchGrowth,
  },
  review: {
    ratio: 'time of a review of a million members in pieces ÷ of the best single statement; lower is better',
    concurrency: 1,
    run: benchReview,
  },
  likes: {
    ratio: 'p99 of a thousand likes at once of one look ÷ of a look each; lower is better, 1 is ideal',
    concurrency: 1_000,
    run: benchLikes,
  },
  'first-load': {
    ratio:
      "time to the shop's name in the members' pages ÷ time to a line of text in an empty page of the same server, " +
      'both on a slow phone with nothing cached; lower is better, 1 would be an empty page',
    concurrency: 1,
    run: benchFirstLoad,
  },
};

const usage = () => {
  const lines = Object.entries(benches).map(([name, { ratio }]) => `  ${name.padEnd(12)}${ratio}`);
  return ['Usage: npm run bench -- NAME, and the last line is {bench, ratio, min, max}:', ...lines].join('\n');
};

async function main(name = ''): Promise<void> {
  const config = readConfig();
  if (name === BARE_SERVER) return serveBarePages(config);
  if (name === '--help') return console.log(usage());
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) throw new RangeError(usage());
  console.log(
    `${await describeServer(config.databaseUrl)}; ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; concurrency ${bench.concurrency}; Node ${process.version}`,
  );
  const database = await createBenchDatabase(config.databaseUrl);
  try {
    await bench.run(
      { ...config, databaseUrl: database.url, redisPrefix: `bench-${randomBytes(6).toString('hex')}` },
      interruption(),
    );
  } finally {
    await database.drop();
  }
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('interrupted'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return controller.signal;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
});
