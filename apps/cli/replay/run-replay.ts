// Replays a file: stages it, runs its invoices at their own time with the jobs beside, and reads what it came to.
import type { INestApplicationContext } from '@nestjs/common';
import { type ImportProgress, ImportSales, StageImport } from '@guike/flows';
import { ImportsService, defaultFormat } from '@guike/imports';
import { businessDay, businessDayOf, instantOfLocal } from '@guike/kernel';
import { Database } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { ProgressLine, count, ofTotal } from '../progress-line';
import { JobLine } from './job-line';
import type { ReplayClock } from './replay-clock';
import { type ReplayFigures, readFigures, writeMembers } from './replay-figures';

export interface ReplayOptions {
  readonly file: string;
  readonly programme: Programme;
  readonly clock: ReplayClock;
  readonly signal: AbortSignal;
  /** Where to write each member's result. */
  readonly members?: string | undefined;
}

/** What a replay did and came to. `seconds`: from the first line read until the outbox was empty. */
export interface ReplayResult extends ReplayFigures {
  readonly applied: ImportProgress;
  readonly skippedLines: number;
  readonly rejectedLines: number;
  readonly seconds: number;
  readonly recordingSeconds: number;
}

/** Replays a file in the context's own, empty database. The context's clock must be the one given. */
export async function runReplay(context: INestApplicationContext, options: ReplayOptions): Promise<ReplayResult> {
  const { file, programme, clock, signal, members } = options;
  const database = context.get(Database);
  const storeId = await database.inTransaction(async (tx) => {
    // In force for every sale that a file may hold.
    await context.get(ProgrammeService).publish(tx, programme, businessDay('1970-01-01'));
    return context.get(StoresService).createStore(tx, { code: 'replay', name: '回放' });
  });
  const jobs = new JobLine(context);
  const line = new ProgressLine();
  try {
    const startedAt = performance.now();
    jobs.start();
    const source = { path: file, storeId, source: 'replay', format: defaultFormat };
    const batch = await context
      .get(StageImport)
      .stage(source, (through) => line.show(() => `Reading: line ${count(through)}`), signal);
    const counts = await context.get(ImportsService).counts(database.reading, batch.id);
    const recordingAt = performance.now();
    line.end(`Read ${count(counts.lines)} lines, ${count(counts.invoices)} invoices of known customers`);
    const applied = await context.get(ImportSales).apply(batch, {
      consentVersion: 'replay',
      at: (instant, work) => clock.at(instant, work),
      signal,
      onProgress: (so) =>
        line.show(
          () =>
            `Replaying: ${ofTotal(so.purchases + so.cancellations + so.refused, so.invoices)} invoices, ${clock.now().toISOString().slice(0, 10)}`,
        ),
    });
    const recordedAt = performance.now();
    // The clock stops at the last time of the file, also when its line is of nobody known.
    if (counts.lastSoldAt)
      await clock.at(instantOfLocal(counts.lastSoldAt, programme.timeZone), () => Promise.resolve());
    await jobs.untilEmpty(signal, (open) => line.show(() => `Waiting for ${count(open)} jobs`));
    const seconds = (performance.now() - startedAt) / 1000;
    line.end(`Replayed ${count(applied.purchases + applied.cancellations)} invoices in ${seconds.toFixed(1)} s`);
    const today = businessDayOf(clock.now(), programme.timeZone);
    const figures = await readFigures(
      database.reading,
      programme.tiers.map((tier) => tier.code),
      today,
    );
    if (members) await writeMembers(database.reading, members);
    return { ...figures, ...counts, applied, seconds, recordingSeconds: (recordedAt - recordingAt) / 1000 };
  } finally {
    await jobs.close();
  }
}
