// Cuts CSV text into records. Written here because one quote that is never closed must cost one line, not the rest
// of the file (csv-parse gives up behind it), and because a report needs exact line numbers and lines as they were.

/** A record as it stands in the file. `fields` is null when its quotes make no sense. */
export interface CsvRecord {
  /** Where it begins; the file's first line is 1. */
  readonly lineNumber: number;
  readonly raw: string;
  readonly fields: readonly string[] | null;
}

/** A field may go over this many lines; more means that its quote was never meant to be one. */
const LINES_OF_A_RECORD = 50;

/** Takes physical lines and gives records; the first record tells how many fields a record has. */
export class CsvReader {
  private pending: string[] = [];
  private nextLine = 1;
  private width = 0;

  /** Records that are complete with this line. */
  *read(line: string): Generator<CsvRecord> {
    this.pending.push(line);
    const fields = splitFields(this.pending.join('\n'));
    if (fields !== 'open') yield* this.settle(fields);
    else if (this.pending.length >= LINES_OF_A_RECORD) yield* this.settle(null);
  }

  /** What is left at the end of the file. */
  *end(): Generator<CsvRecord> {
    while (this.pending.length > 0) yield* this.settle(null);
  }

  private *settle(fields: string[] | null): Generator<CsvRecord> {
    const lines = this.pending;
    this.pending = [];
    if (this.width === 0 && fields) this.width = fields.length;
    if (fields && (lines.length === 1 || fields.length === this.width)) {
      yield { lineNumber: this.nextLine, raw: lines.join('\n'), fields };
      this.nextLine += lines.length;
      return;
    }
    yield { lineNumber: this.nextLine, raw: lines[0] ?? '', fields: null };
    this.nextLine += 1;
    for (const line of lines.slice(1)) yield* this.read(line);
  }
}

/** The fields of one record (RFC 4180), 'open' when it goes on in the next line, null when a quote stands astray. */
export function splitFields(text: string): string[] | 'open' | null {
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  for (let at = 0; ;) {
    let end = text.indexOf(',', at);
    if (end === -1) end = text.length;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return 'open';
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      end = close + 1;
      if (end < text.length && text[end] !== ',') return null;
    } else {
      const field = text.slice(at, end);
      if (field.includes('"')) return null;
      fields.push(field);
    }
    if (end >= text.length) return fields;
    at = end + 1;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
