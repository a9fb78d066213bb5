// Counts round trips to Postgres: every statement that a piece of work sends, in order.
import { statementChannel } from '@guike/platform';

export interface Recorded<T> {
  readonly result: T;
  /** The texts sent, those that open and close transactions included. */
  readonly statements: readonly string[];
}

/** Runs the work and answers its result with the statements sent meanwhile, by whichever connection of this process. */
export async function recordStatements<T>(work: () => Promise<T>): Promise<Recorded<T>> {
  const statements: string[] = [];
  const listen = (message: unknown) => void statements.push((message as { text: string }).text);
  statementChannel.subscribe(listen);
  try {
    return { result: await work(), statements };
  } finally {
    statementChannel.unsubscribe(listen);
  }
}
