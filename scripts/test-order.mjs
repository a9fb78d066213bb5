/** Longest first, so that no worker is left alone with a long file at the end. */
import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import sequencer from '@jest/test-sequencer';

/** Seconds of the files that take long, as `npm test` prints them; it does no harm when they are old. */
const KNOWN = JSON.parse(readFileSync(new URL('test-seconds.json', import.meta.url), 'utf8'));
/** Of a file that is not in the list. */
const USUAL = { e2e: 9, integration: 5, faults: 10 };
const BYTES_PER_SECOND = 1e6; // The larger one of two that are alike.

const Sequencer = /** @type {any} */ (sequencer).default ?? sequencer;

export default class TestOrder extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const seconds = new Map(tests.map((test) => [test, secondsOf(test)]));
    return [...tests].sort((a, b) => (seconds.get(b) ?? 0) - (seconds.get(a) ?? 0));
  }
}

/** @param {import('@jest/test-result').Test} test @returns {number} */
function secondsOf({ path, context }) {
  const file = relative(context.config.rootDir, path);
  const suite = /^tests\/(\w+)\//.exec(file)?.[1] ?? '';
  return KNOWN[file] ?? /** @type {Record<string, number>} */ (USUAL)[suite] ?? statSync(path).size / BYTES_PER_SECOND;
}
