// What every command is: a line of usage and a piece of work that answers the exit code.
import type { Config } from '@guike/platform';

export interface Command {
  /** Arguments and what the command does, for whoever asks or errs. */
  readonly usage: string;
  run(argv: string[], config: Config): Promise<number>;
}

/** Something the user can mend; its message says what, and no stack is shown. */
export class Refusal extends Error {}

/** The command was called in a way that it does not understand; the usage is shown. */
export class UsageError extends Refusal {}

export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Aborted by Ctrl-C or SIGTERM; a second one ends the process at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping; once more to force.\n');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}
