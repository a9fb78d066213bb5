// Workbooks (XLSX) written as a stream, a few kilobytes of them in memory at a time, however many rows there are.
import { Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Text, a number, or nothing. Text is never read as a formula. */
export type Cell = string | number | null;

export interface Sheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** Stays in sight when one scrolls. */
  readonly head: readonly string[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

const CHUNK = 65_536;
/** Besides the head; Excel takes 1,048,576 in all. What is more goes on in a sheet of its own. */
const MOST_ROWS = 1_048_575;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook; `madeAt` dates the files within. An error of the rows ends the stream. */
export function workbook(sheets: readonly Sheet[], madeAt: Date, mostRows = MOST_ROWS): Readable {
  return Readable.from(write(sheets, madeAt, mostRows), { objectMode: false });
}

async function* write(sheets: readonly Sheet[], madeAt: Date, mostRows: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    ready.push(data);
  });
  const open = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path);
    file.mtime = madeAt;
    zip.add(file);
    return file;
  };
  const names: string[] = [];
  for (const sheet of sheets) {
    const source = iteratorOf(sheet.rows);
    let next = await source.next();
    for (let part = 1; part === 1 || !next.done; part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name} ${part}`);
      const file = open(`xl/worksheets/sheet${names.length}.xml`);
      let text = sheetStart(sheet);
      for (let row = 0; row < mostRows && !next.done; row++) {
        text += rowOf(next.value, row + 2);
        if (text.length >= CHUNK) {
          file.push(strToU8(text));
          text = '';
          yield* ready.splice(0);
        }
        next = await source.next();
      }
      file.push(strToU8(`${text}</sheetData></worksheet>`), true);
    }
  }
  for (const [path, text] of partsOf(names)) open(path).push(strToU8(XML + text), true);
  zip.end();
  yield* ready.splice(0);
}

async function* iteratorOf(rows: Sheet['rows']): AsyncGenerator<readonly Cell[], undefined> {
  yield* rows;
}

function sheetStart({ widths, head }: Sheet): string {
  const columns = widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rowOf(head, 1, 1)}`;
}

/** Some readers want every row and cell to say where it stands. Up to 26 columns. */
function rowOf(cells: readonly Cell[], place: number, style = 0): string {
  const inner = cells.map((cell, n) => cellOf(cell, `${String.fromCharCode(65 + n)}${place}`, style));
  return `<row r="${place}">${inner.join('')}</row>`;
}

function cellOf(cell: Cell, place: string, style: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${plain(cell)}</t></is></c>`;
}

/** Without what XML cannot hold. */
function plain(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Everything but the sheets: the list of them, how they are told to belong together, one bold style. */
function partsOf(names: readonly string[]): [path: string, text: string][] {
  const each = (text: (n: number, name: string) => string) => names.map((name, n) => text(n + 1, name)).join('');
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
  const relations = (text: string) => `<Relationships xmlns="${PACKAGE}/relationships">${text}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
${override('workbook', 'sheet.main')}${override('styles', 'styles')}${each((n) => override(`worksheets/sheet${n}`, 'worksheet'))}</Types>`,
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        each((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)) +
          relation(`rId${names.length + 1}`, 'styles', 'styles.xml'),
      ),
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each((n, name) => `<sheet name="${plain(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ];
}
