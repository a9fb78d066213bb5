// `npm run test:faults`: twenty kills and three flushes under load; FAULTS_SEED repeats the order of one, FAULTS_KILLS and
// FAULTS_CLIENTS change its size.
import { randomInt } from 'node:crypto';
import { runStorm } from './run';

const { FAULTS_SEED, FAULTS_KILLS, FAULTS_CLIENTS } = process.env;

it('books what was acknowledged once and nothing else, drains its outbox and has its schedules back', async () => {
  const seed = FAULTS_SEED ? Number(FAULTS_SEED) : randomInt(2 ** 31);
  console.log(`seed ${seed}`);
  const plan = { kills: Number(FAULTS_KILLS ?? 20), flushes: 2, pause: [1_000, 6_000] } as const;
  const { faults, figures } = await runStorm({ seed, clients: Number(FAULTS_CLIENTS ?? 8), plan, patient: true });
  console.log(JSON.stringify(figures, null, 2));
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(figures['unknownBeforeEvening']).toBeGreaterThan(0);
  expect(figures['acknowledged']).toBeGreaterThan(500);
}, 3_600_000);
