// A store's demo sales through the same flows as any import, each at its own time, moved so that the last was yesterday.
import type { INestApplicationContext } from '@nestjs/common';
import { ImportSales, StageImport } from '@guike/flows';
import { defaultFormat } from '@guike/imports';
import { addDays, businessDay, businessDayOf, daysBetween } from '@guike/kernel';
import { Database, JobRunner, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { ProgressLine, ofTotal } from '../progress-line';
import type { ReplayClock } from '../replay/replay-clock';
import { DEMO_SOURCE, type DemoStore, personOf } from './cast';

const LAST_DAY = businessDay('2010-12-09');

/** Loads what is not loaded yet; a run cut short goes on with the days it began with. */
export async function loadSales(
  context: INestApplicationContext,
  clock: ReplayClock,
  { code, name }: DemoStore,
  path: string,
): Promise<void> {
  const store = await context.get(StoresService).storeByCode(context.get(Database).reading, code);
  if (!store) throw new Error(`there is no store ${code}`);
  const batch = await context
    .get(StageImport)
    .stage({ path, storeId: store.id, source: DEMO_SOURCE, format: defaultFormat });
  if (batch.state === 'applied') return;
  const line = new ProgressLine();
  const yesterday = addDays(businessDayOf(batch.createdAt, presets.boutique.timeZone), -1);
  await context.get(ImportSales).apply(batch, {
    consentVersion: '1',
    shiftDays: daysBetween(LAST_DAY, yesterday),
    customerOf: (number) => ({ kind: 'phone', ...personOf(number) }),
    at: (instant, work) => clock.at(instant, work),
    onProgress: (so) => line.show(() => `${name}: ${ofTotal(so.purchases + so.cancellations, so.invoices)} receipts`),
  });
}

/** Does something at its instant, after what was told before it: an inbox is in the order in which it was filled. */
export async function happen(
  context: INestApplicationContext,
  clock: ReplayClock,
  instant: Date,
  work: () => Promise<unknown>,
): Promise<void> {
  await deliverMessages(context, clock, instant);
  await clock.at(instant, work);
}

interface WaitingJob {
  id: string;
  job: string;
  payload: unknown;
  created_at: Date;
}

/**
 * Does at once, at their own time, the jobs that the worker would do later, and those that come of them: a message about
 * last spring is not of today. `before`: what came later waits.
 */
export async function deliverMessages(
  context: INestApplicationContext,
  clock: ReplayClock,
  before: Date | null = null,
): Promise<void> {
  const runner = context.get(JobRunner);
  for (;;) {
    const waiting = await rows<WaitingJob>(
      context.get(Database).reading,
      `SELECT id, job, payload, created_at FROM outbox WHERE $1::timestamptz IS NULL OR created_at < $1
       ORDER BY created_at, id`,
      [before],
    );
    if (waiting.length === 0) return;
    for (const { id, job, payload, created_at } of waiting)
      await clock.at(created_at, () => runner.run(job, { outboxId: id, payload }));
  }
}
