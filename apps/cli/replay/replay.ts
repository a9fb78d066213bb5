// `replay`: a file of past sales through the same flows, at the time of each sale, in a database of its own.
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { CheckLedger, type ImportProgress, ImportSales, JobHandlersModule, StageImport } from '@guike/flows';
import { ImportsService, defaultFormat } from '@guike/imports';
import { businessDay, businessDayOf } from '@guike/kernel';
import { type Config, Database, QueueModule } from '@guike/platform';
import { ProgrammeService, presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { type Command, UsageError, interruption, print } from '../command';
import { inContext } from '../context';
import { checkTable, isClean } from '../ledger-check';
import { ProgressLine, count, ofTotal } from '../progress-line';
import { table } from '../table';
import { JobLine } from './job-line';
import { ReplayClock } from './replay-clock';
import { createReplayDatabase } from './replay-database';
import { type ReplayFigures, readFigures, writeMembers } from './replay-figures';

const options = {
  programme: { type: 'string', default: 'boutique' },
  json: { type: 'boolean', default: false },
  members: { type: 'string' },
  keep: { type: 'boolean', default: false },
} as const;

export interface ReplayOptions {
  readonly file: string;
  readonly programme: (typeof presets)[keyof typeof presets];
  readonly clock: ReplayClock;
  readonly signal: AbortSignal;
  /** Where to write each member's result. */
  readonly members?: string | undefined;
}

/** What a replay did and came to. `seconds`: from the first line read until the outbox was empty. */
export interface ReplayResult extends ReplayFigures {
  readonly applied: ImportProgress;
  readonly skippedLines: number;
  readonly rejectedLines: number;
  readonly seconds: number;
  readonly recordingSeconds: number;
}

export const replay: Command = {
  usage: `replay FILE [--programme ${Object.keys(presets).join('|')}] [--json] [--members FILE] [--keep]
                                  runs past sales through the flows in a fresh database, which --keep leaves there`,
  async run(argv, config) {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('One FILE is needed.');
    const programme = Object.entries(presets).find(([code]) => code === values.programme)?.[1];
    if (!programme) throw new UsageError(`There is no programme ${values.programme}.`);
    const signal = interruption();
    const database = await createReplayDatabase(config.databaseUrl);
    try {
      const own = { ...config, databaseUrl: database.url, redisPrefix: database.name };
      return await replayAndTell(own, { file, programme, signal, clock: new ReplayClock(), members: values.members }, values.json);
    } finally {
      if (values.keep) process.stderr.write(`The database is kept: ${database.name}\n`);
      else await database.drop();
    }
  },
};

async function replayAndTell(config: Config, options: ReplayOptions, json: boolean): Promise<number> {
  return inContext(config, { clock: options.clock, modules: [QueueModule, JobHandlersModule] }, async (context) => {
    const result = await runReplay(context, options);
    if (options.signal.aborted) return 130;
    print(resultTable(result));
    const outcomes = await context.get(CheckLedger).check();
    print(checkTable(outcomes));
    if (json) print(JSON.stringify(summaryOf(result)));
    return isClean(outcomes) ? 0 : 1;
  });
}

/** Replays a file in the context's own, empty database. The context's clock must be the one given. */
export async function runReplay(context: INestApplicationContext, options: ReplayOptions): Promise<ReplayResult> {
  const { file, programme, clock, signal, members } = options;
  const database = context.get(Database);
  const storeId = await database.inTransaction(async (tx) => {
    // In force for every sale that a file may hold.
    await context.get(ProgrammeService).publish(tx, programme, businessDay('1970-01-01'));
    return context.get(StoresService).createStore(tx, { code: 'replay', name: '回放' });
  });
  const jobs = new JobLine(context);
  const line = new ProgressLine();
  try {
    const startedAt = performance.now();
    jobs.start();
    const source = { path: file, storeId, source: 'replay', format: defaultFormat };
    const batch = await context.get(StageImport).stage(source, (through) => line.show(() => `Reading: line ${count(through)}`), signal);
    const counts = await context.get(ImportsService).counts(database.reading, batch.id);
    const recordingAt = performance.now();
    line.end(`Read ${count(counts.lines)} lines, ${count(counts.invoices)} invoices of known customers`);
    const applied = await context.get(ImportSales).apply(batch, {
      consentVersion: 'replay',
      at: (instant, work) => clock.at(instant, work),
      signal,
      onProgress: (so) => line.show(() => `Replaying: ${ofTotal(so.purchases + so.cancellations + so.refused, so.invoices)} invoices, ${clock.now().toISOString().slice(0, 10)}`),
    });
    const recordedAt = performance.now();
    await jobs.untilEmpty(signal, (open) => line.show(() => `Waiting for ${count(open)} jobs`));
    const seconds = (performance.now() - startedAt) / 1000;
    line.end(`Replayed ${count(applied.purchases + applied.cancellations)} invoices in ${seconds.toFixed(1)} s`);
    const today = businessDayOf(clock.now(), programme.timeZone);
    const figures = await readFigures(database.reading, programme.tiers.map((tier) => tier.code), today);
    if (members) await writeMembers(database.reading, members);
    return { ...figures, ...counts, applied, seconds, recordingSeconds: (recordedAt - recordingAt) / 1000 };
  } finally {
    await jobs.close();
  }
}

function resultTable(result: ReplayResult): string {
  const { applied } = result;
  return table([
    ['members', result.members],
    ...Object.entries(result.byTier).map(([tier, n]) => [`  ${tier}`, n] as const),
    ['points earned', result.earned],
    ['points reversed', result.reversed],
    ['points outstanding', result.outstanding],
    ['  of them pending', result.pending],
    ['points owed', result.owed],
    ['refund lines matched', applied.refundsMatched],
    ['refund lines unmatched', applied.refundsUnmatched],
    ['lines of no known customer, skipped', result.skippedLines],
    ['lines not understood', result.rejectedLines],
    ['invoices refused', applied.refused],
    ['purchases and refunds per second', Math.round((applied.purchases + applied.cancellations) / result.recordingSeconds)],
    ['seconds, until the outbox was empty', result.seconds.toFixed(1)],
    ['HOT share of changes to point_account', result.hotShare === null ? 'not counted' : `${(result.hotShare * 100).toFixed(1)} %`],
  ]);
}

/** The object of --json, with the keys of issue 2 in their order. */
export function summaryOf({ members, byTier, earned, reversed, owed, outstanding, applied, skippedLines }: ReplayResult) {
  const { refundsMatched, refundsUnmatched } = applied;
  return { members, byTier, earned, reversed, owed, outstanding, refundsMatched, refundsUnmatched, skippedLines };
}
