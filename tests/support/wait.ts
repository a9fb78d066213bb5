// Waiting for something to become true, as short as it takes.
import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 20;

export interface WaitOptions {
  /** Milliseconds; 10 seconds unless told. */
  readonly timeout?: number;
  /** What is waited for, named in the error. */
  readonly what?: string;
}

/** Answers the first truthy value of the condition. Throws when there was none in time, and at once when the condition throws. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeout = 10_000, what = condition.toString() }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not in ${timeout} ms: ${what}`);
    await delay(INTERVAL_MS);
  }
}
