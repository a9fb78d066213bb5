// Records out of physical lines, also where the quotes make no sense.
import { CsvReader, splitFields } from './csv';

function read(lines: readonly string[]) {
  const reader = new CsvReader();
  return [...lines.flatMap((line) => [...reader.read(line)]), ...reader.end()].map(({ lineNumber, fields }) => [
    lineNumber,
    fields,
  ]);
}

it.each([
  ['a,b,c', ['a', 'b', 'c']],
  ['', ['']],
  ['a,,', ['a', '', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""hi""",c', ['say "hi"', 'c']],
  ['"",""', ['', '']],
  ['""""', ['"']],
  ['a,"x\ny"', ['a', 'x\ny']],
  ['a,"open', 'open'],
  ['a,"open""', 'open'],
  ['a,"', 'open'],
  ['a,5" nail', null],
  ['a,"x"y', null],
  ['a,"x" ,y', null],
])('splits %j', (text, fields) => {
  expect(splitFields(text)).toEqual(fields);
});

it('numbers records by the line they begin in', () => {
  expect(read(['h1,h2', 'a,"one', 'two"', 'b,c'])).toEqual([
    [1, ['h1', 'h2']],
    [2, ['a', 'one\ntwo']],
    [4, ['b', 'c']],
  ]);
});

it('loses one line to a quote that is never closed, not the rest of the file', () => {
  const rest = Array.from({ length: 120 }, (_, n) => `${n},x`);
  const found = read(['h1,h2', 'a,"open', ...rest]);
  expect(found[1]).toEqual([2, null]);
  expect(found.slice(2)).toEqual(rest.map((line, n) => [n + 3, line.split(',')]));
});

it('loses one line to a quote that seems to be closed by one further down', () => {
  expect(read(['h1,h2', 'a,"open', 'b,c', 'd,"e"', 'f,g'])).toEqual([
    [1, ['h1', 'h2']],
    [2, null],
    [3, ['b', 'c']],
    [4, ['d', 'e']],
    [5, ['f', 'g']],
  ]);
});

it('loses only the last line when the file ends in a quote', () => {
  expect(read(['h1,h2', 'a,"b', 'c,d'])).toEqual([
    [1, ['h1', 'h2']],
    [2, null],
    [3, ['c', 'd']],
  ]);
});
