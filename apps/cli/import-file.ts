// `import`: a till's export becomes purchases and refunds of a store, however often it is started and cut short.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { ImportSales, StageImport } from '@guike/flows';
import { type ExportFormat, ImportsService, defaultFormat, exportFormatSchema, importReport } from '@guike/imports';
import { DomainError } from '@guike/kernel';
import { Database } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Command, UsageError, interruption, print } from './command';
import { inContext } from './context';
import { ProgressLine, count, ofTotal } from './progress-line';
import { table } from './table';

const options = {
  store: { type: 'string' },
  source: { type: 'string' },
  report: { type: 'string' },
  consent: { type: 'string' },
  map: { type: 'string' },
  goods: { type: 'string' },
  cancellation: { type: 'string' },
  encoding: { type: 'string' },
} as const;

type Flags = { readonly [Name in keyof typeof options]?: string };

export const importFile: Command = {
  usage: `import FILE --store CODE --source NAME [--report FILE] [--consent VERSION]
      [--map sku=货号,…] [--goods PATTERN] [--cancellation PREFIX] [--encoding gb18030]
                                  records a till's export (CSV, .csv.gz); go on by starting it again
                                  --consent: customers agreed to join under this version of the agreement`,
  async run(argv, config) {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0 || !values.store || !values.source)
      throw new UsageError('FILE, --store and --source are needed.');
    const format = formatOf(values);
    return inContext(config, {}, (context) =>
      importInto(context, { ...values, path, format, store: values.store ?? '', source: values.source ?? '' }),
    );
  },
};

interface Wanted extends Flags {
  readonly path: string;
  readonly store: string;
  readonly source: string;
  readonly format: ExportFormat;
}

async function importInto(context: INestApplicationContext, wanted: Wanted): Promise<number> {
  const { reading } = context.get(Database);
  const store = await context.get(StoresService).storeByCode(reading, wanted.store);
  if (!store) throw new DomainError('STORE_UNKNOWN', { store: wanted.store });
  const signal = interruption();
  const line = new ProgressLine();
  const staged = { ...wanted, storeId: store.id };
  const batch = await context
    .get(StageImport)
    .stage(staged, (through) => line.show(() => `Reading: line ${count(through)}`), signal);
  const done =
    batch.state === 'staging'
      ? null
      : await context.get(ImportSales).apply(batch, {
          consentVersion: wanted.consent ?? null,
          signal,
          onProgress: (so) =>
            line.show(
              () => `Recording: ${ofTotal(so.purchases + so.cancellations + so.refused, so.invoices)} invoices`,
            ),
        });
  const counts = await context.get(ImportsService).counts(reading, batch.id);
  if (wanted.report) await pipeline(Readable.from(importReport(reading, batch.id)), createWriteStream(wanted.report));
  print(`${wanted.path} → ${store.name} (${store.code})`);
  print(
    table([
      ['lines', counts.lines],
      ['  not understood', counts.rejectedLines],
      ['  of no known customer', counts.skippedLines],
      ['invoices of known customers', counts.invoices],
      ['  sales recorded by this run', done?.purchases ?? 0],
      ['  cancellations recorded by this run', done?.cancellations ?? 0],
      ['  refused (of all runs)', counts.refusedInvoices],
    ]),
  );
  if (!wanted.report && counts.rejectedLines + counts.refusedInvoices > 0)
    print('Lines that were not taken, with reasons: add --report FILE.');
  if (!signal.aborted) return 0;
  print('Stopped. Start it again to go on.');
  return 130;
}

function formatOf(flags: Flags): ExportFormat {
  const columns = {
    ...defaultFormat.columns,
    ...Object.fromEntries((flags.map ?? '').split(',').filter(Boolean).map(mapping)),
  };
  const format = {
    columns,
    goodsCode: flags.goods ?? defaultFormat.goodsCode,
    cancellation: flags.cancellation ?? defaultFormat.cancellation,
    encoding: flags.encoding ?? defaultFormat.encoding,
  };
  const parsed = exportFormatSchema.safeParse(format);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

function mapping(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1)
    throw new UsageError(
      `--map wants field=column, not ${pair}. Fields: ${Object.keys(defaultFormat.columns).join(', ')}`,
    );
  return [pair.slice(0, at), pair.slice(at + 1)];
}
