// `replay`: a file of past sales through the same flows, at the time of each sale, in a database of its own.
import { parseArgs } from 'node:util';
import { CheckLedger, JobHandlersModule } from '@guike/flows';
import { type Config, QueueModule } from '@guike/platform';
import { presets } from '@guike/programme';
import { type Command, UsageError, interruption, print } from '../command';
import { inContext } from '../context';
import { checkTable, isClean } from '../ledger-check';
import { table } from '../table';
import { ReplayClock } from './replay-clock';
import { createReplayDatabase } from './replay-database';
import { type ReplayOptions, type ReplayResult, runReplay } from './run-replay';

const options = {
  programme: { type: 'string', default: 'boutique' },
  json: { type: 'boolean', default: false },
  members: { type: 'string' },
  keep: { type: 'boolean', default: false },
} as const;

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
      return await replayAndTell(
        own,
        { file, programme, signal, clock: new ReplayClock(), members: values.members },
        values.json,
      );
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
    [
      'purchases and refunds per second',
      Math.round((applied.purchases + applied.cancellations) / result.recordingSeconds),
    ],
    ['seconds, until the outbox was empty', result.seconds.toFixed(1)],
    [
      'HOT share of changes to point_account',
      result.hotShare === null ? 'not counted' : `${(result.hotShare * 100).toFixed(1)} %`,
    ],
  ]);
}

/** The object of --json, with the keys of issue 2 in their order. */
function summaryOf({ members, byTier, earned, reversed, owed, outstanding, applied, skippedLines }: ReplayResult) {
  const { refundsMatched, refundsUnmatched } = applied;
  return { members, byTier, earned, reversed, owed, outstanding, refundsMatched, refundsUnmatched, skippedLines };
}
