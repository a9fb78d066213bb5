// Lists are written as pg writes them, as far as Postgres can tell.
import fc from 'fast-check';
import pg from 'pg';
import { parameterOf } from './parameter';

const TEXT_ARRAY = 1009;
const parserOf = pg.types.getTypeParser as unknown as (type: number) => (text: string) => unknown;
const read = (value: unknown): unknown => parserOf(TEXT_ARRAY)(String(parameterOf(value)));

it('reads back as it was, whatever words are in it', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'NULL', 'null', '{}', ',', '"', '\\', ' ', '生日礼', '2026-11-22'),
  );
  fc.assert(fc.property(fc.array(fc.option(word)), (words) => expect(read(words)).toEqual(words)));
});

it('writes numbers and truths, and says nothing as NULL', () => {
  expect(read([1, -2.5, undefined, null, true, false])).toEqual(['1', '-2.5', null, null, 'true', 'false']);
});

it('leaves all else to pg', () => {
  expect(parameterOf(new Date(0))).toEqual(expect.stringMatching(/^19(69|70)-/));
  expect(parameterOf([Buffer.from([1, 255])])).toBe('{\\\\x01ff}');
  expect(parameterOf([['a'], ['b']])).toBe('{{"a"},{"b"}}');
  expect(parameterOf({ a: 1 })).toBe('{"a":1}');
  expect(parameterOf('words')).toBe('words');
});
