// The clock of replays: side by side, and afterwards.
import { setTimeout as sleep } from 'node:timers/promises';
import { ReplayClock } from './replay-clock';

const [early, late] = [new Date('2010-01-01T00:00:00Z'), new Date('2010-06-01T00:00:00Z')];

it('tells each work its own instant, also after it has waited for another', async () => {
  const clock = new ReplayClock();
  const tell = (instant: Date) => clock.at(instant, () => sleep(5).then(() => clock.now()));
  expect(await Promise.all([tell(late), tell(early)])).toEqual([late, early]);
});

it('tells the latest instant outside of any work', async () => {
  const clock = new ReplayClock();
  for (const instant of [late, early]) await clock.at(instant, async () => undefined);
  expect(clock.now()).toEqual(late);
});

it('leaves the time outside to another clock when it is given one', async () => {
  const clock = new ReplayClock({ now: () => early });
  expect(await clock.at(late, async () => clock.now())).toEqual(late);
  expect(clock.now()).toEqual(early);
});
