// Waiting for something to become true, as short as it takes.
import { setTimeout as delay } from 'node:timers/promises';
import { type Tx, rows } from '@guike/platform';

const INTERVAL_MS = 20;

export interface WaitOptions {
  /** Milliseconds; 30 seconds unless told: a machine may be busy, and who waits for what comes waits no longer for it. */
  readonly timeout?: number;
  /** What is waited for, named in the error. */
  readonly what?: string;
}

/** Answers the first truthy value of the condition. Throws when there was none in time, and at once when the condition throws. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeout = 30_000, what = condition.toString() }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not in ${timeout} ms: ${what}`);
    await delay(INTERVAL_MS);
  }
}

/** Until so many transactions of this database stand in line for a row. */
export async function untilInLine(tx: Tx, waiting: number): Promise<void> {
  const text = `SELECT FROM pg_locks WHERE locktype = 'tuple'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await until(async () => (await rows(tx, text)).length >= waiting);
}
