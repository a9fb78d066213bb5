// The short form of `npm run test:faults`: each of the four processes killed once, and Redis flushed, under load.
import { randomInt } from 'node:crypto';
import { runStorm } from './run';

it('books what was acknowledged once and nothing else, whatever is killed', async () => {
  const seed = randomInt(2 ** 31);
  const plan = { kills: 4, flushes: 1, pause: [800, 1_800] } as const;
  const { faults, figures } = await runStorm({ seed, clients: 4, plan, patient: false });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  // A storm in which nothing was said, or nothing stayed open, would prove nothing.
  expect(figures).toMatchObject({ kills: 4, flushes: 1 });
  expect(figures['acknowledged']).toBeGreaterThan(50);
}, 150_000);
