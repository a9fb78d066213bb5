// Reads a workbook (XLSX) back, as far as ours go: text and numbers, sheet by sheet.
import { strFromU8, unzipSync } from 'fflate';

/** The column, then a number or words. */
const CELL = /<c r="([A-Z])\d+"[^>]*>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>/gs;

export type Sheets = ReadonlyMap<string, readonly (readonly (string | number | null)[])[]>;

/** The sheets by name, in their order. */
export function sheetsOf(bytes: Uint8Array): Sheets {
  const files = unzipSync(bytes);
  const text = (path: string): string => {
    const file = files[path];
    if (!file) throw new Error(`no ${path} in the workbook`);
    return strFromU8(file);
  };
  expect(text('[Content_Types].xml')).toContain('/xl/workbook.xml');
  expect(text('_rels/.rels')).toContain('xl/workbook.xml');
  const targets = new Map(
    all(text('xl/_rels/workbook.xml.rels'), /Id="(\w+)"[^>]*Target="([^"]+)"/g).map(([id = '', target = '']) => [
      id,
      target,
    ]),
  );
  const names = all(text('xl/workbook.xml'), /<sheet name="([^"]+)"[^>]*r:id="(\w+)"/g);
  return new Map(names.map(([name = '', id = '']) => [plain(name), rowsOf(text(`xl/${targets.get(id) ?? ''}`))]));
}

/** A cell that is left out is null. */
function rowsOf(sheet: string): (string | number | null)[][] {
  return all(sheet, /<row r="\d+">(.*?)<\/row>/gs).map(([row = '']) => {
    const cells: (string | number | null)[] = [];
    for (const [column = '', number, words] of all(row, CELL)) {
      const place = column.charCodeAt(0) - 65;
      while (cells.length < place) cells.push(null);
      cells.push(number === undefined ? plain(words ?? '') : Number(number));
    }
    return cells;
  });
}

const all = (text: string, pattern: RegExp): (string | undefined)[][] =>
  [...text.matchAll(pattern)].map((found) => found.slice(1));

const plain = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)));
