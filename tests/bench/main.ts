// `npm run bench -- NAME`: how near we come to what the machine can do at all.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { type Config, readConfig } from '@guike/platform';
import { serveBarePages } from './bare-server';
import { createBenchDatabase, describeServer } from './database';
import { benchEarn } from './earn';
import { benchFirstLoad } from './first-load';
import { benchHome } from './home';
import { BARE_SERVER } from './process';
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
  home: {
    ratio: "a member's homes a second of ours ÷ of a bare server reading as many bytes; higher is better",
    concurrency: CONCURRENCY,
    run: benchHome,
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
