/** One line per step with its elapsed time: rewritten in place on a terminal, repeated now and then in a log. */

/** @typedef {{ note(text: string): void }} Step */
/** @typedef {ReturnType<typeof createProgress>} Progress */

const QUIET_LOG_MS = 10_000;

/** An error whose message says all a person needs: shown without its stack. */
export class Refusal extends Error {}

/** `quiet` says of a step only how it ended. @param {NodeJS.WriteStream} stream @param {{ quiet?: boolean }} [options] */
export function createProgress(stream, { quiet = false } = {}) {
  stream.on('error', () => {}); // The terminal may be gone while there is still something to stop.
  const live = stream.isTTY === true && process.env.TERM !== 'dumb';

  /** @param {string} text */
  const line = (text) => void stream.write(`${live ? '\r\x1b[K' : ''}${text}\n`);

  /** @template T @param {string} label @param {(step: Step) => Promise<T> | T} work @returns {Promise<T>} */
  async function step(label, work) {
    const started = Date.now();
    let note = '';
    const show = () => {
      const text = `  … ${label}, ${seconds(started)}${note && `: ${note}`}`;
      if (live) stream.write(`\r\x1b[K${text.slice(0, (stream.columns || 80) - 1)}`);
      else line(text);
    };
    const timer = quiet ? undefined : setInterval(show, live ? 200 : QUIET_LOG_MS);
    try {
      const result = await work({ note: (text) => void (note = text.trim()) });
      line(`  ✓ ${label}, ${seconds(started)}`);
      return result;
    } catch (error) {
      line(`  ✗ ${label}, ${seconds(started)}`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  return { line, step };
}

/** @param {number} started */
export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
