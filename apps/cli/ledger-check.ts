// `ledger-check`: proves the ledger of any database from its own rows.
import { parseArgs } from 'node:util';
import { CheckLedger } from '@guike/flows';
import type { CheckOutcome } from '@guike/points';
import { type Command, print } from './command';
import { inContext } from './context';

export const ledgerCheck: Command = {
  usage:
    'ledger-check                    proves that entries, balances, lots and receipts tell one story; exit code 1 if not',
  async run(argv, config) {
    parseArgs({ args: argv, options: {} });
    const outcomes = await inContext(config, {}, (context) => context.get(CheckLedger).check());
    print(checkTable(outcomes));
    return isClean(outcomes) ? 0 : 1;
  },
};

export function isClean(outcomes: readonly CheckOutcome[]): boolean {
  return outcomes.every((outcome) => outcome.offenders === 0);
}

/** One line a check, and under it who breaks it. */
export function checkTable(outcomes: readonly CheckOutcome[]): string {
  const lines = outcomes.flatMap(({ name, offenders, examples }) => [
    `  ${offenders === 0 ? 'ok   ' : 'WRONG'}  ${name}${offenders === 0 ? '' : `: ${offenders}`}`,
    ...examples.map(({ memberId, detail }) => `           ${memberId}  ${detail}`),
  ]);
  return [`Ledger check: ${isClean(outcomes) ? 'clean' : 'NOT CLEAN'}`, ...lines].join('\n');
}
