// Ids are UUIDv7: made here, in order of time, so that rows land next to their neighbours. Within a millisecond a counter
// keeps them in order.
import { randomFillSync, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import { systemClock } from './system-clock';

const SIZE = 16;
/** Asked for together: asking the system costs more than all the rest. */
const pool = Buffer.alloc(SIZE * 256);
let used = pool.length;
let msecs = 0;
let seq = 0;
/** A counter starts low enough that no millisecond can use it up. */
const FIRST_BELOW = 2 ** 31;

export function newId(): string {
  const now = systemClock.now().getTime();
  if (now > msecs) {
    msecs = now;
    seq = randomInt(FIRST_BELOW);
  } else seq += 1;
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + SIZE);
  used += SIZE;
  return v7({ msecs, seq, random });
}
