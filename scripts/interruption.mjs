/** Ctrl-C: the first asks for an orderly end, a second one insists. */
import { stopRunning } from './processes.mjs';

// A terminal signals the whole group and npm passes its own copy on: both are one press of the keys.
const SAME_PRESS_MS = 1000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Thrown where work is cut short because somebody asked for the end. */
export class Interrupted extends Error {}

/** @param {{ first: () => void, second: () => void }} reactions */
export function onInterrupt({ first, second }) {
  /** @type {() => void} */
  let announce;
  let firstAt = 0;
  const requested = new Promise((resolve) => void (announce = () => resolve(undefined)));
  const receive = () => {
    if (firstAt !== 0) {
      if (Date.now() - firstAt > SAME_PRESS_MS) second();
      return;
    }
    firstAt = Date.now();
    first();
    stopRunning(); // A step that waits for npm or apt ends with it.
    announce();
  };
  for (const signal of SIGNALS) process.on(signal, receive);
  return {
    requested,
    get isRequested() {
      return firstAt !== 0;
    },
    check() {
      if (firstAt !== 0) throw new Interrupted();
    },
  };
}
