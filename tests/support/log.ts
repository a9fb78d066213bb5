// A logger whose lines a test can read.
import { type Logger, createLogger } from '@guike/platform';

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

export function readableLog(level = 'debug'): { readonly logger: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const logger = createLogger('test', level, { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  return { logger, lines };
}
