// Cursors of the member list: read back as written, refused when anything about them is made up.
import { readCursor, writeCursor } from './search-members-cursor';

const id = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const made = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

it.each([
  ['joined', '2026-03-02'],
  ['joined', '-infinity'],
  ['last_visit', '2026-02-28'],
  ['spend', '-100'],
  ['points', '0'],
] as const)('reads back where a page by %s ended: %s', (sort, key) => {
  expect(readCursor(sort, writeCursor(sort, { key, id }))).toEqual({ key, id });
});

it.each([
  ['nothing like one', 'abc'],
  ['no list', made({ key: 1 })],
  ['another order', made(['spend', '1', id])],
  ['no day', made(['joined', '2026-02-30', id])],
  ['a number for a day', made(['joined', '12', id])],
  ['SQL', made(['joined', "2026-03-02'; --", id])],
  ['no id', made(['joined', '2026-03-02', 'x'])],
  ['too much', made(['joined', '2026-03-02', id, 1])],
])('refuses %s', (_what, text) => {
  expect(() => readCursor('joined', text)).toThrow('INPUT_INVALID');
});

it('refuses an amount that Postgres could not hold', () => {
  expect(() => readCursor('spend', made(['spend', '9'.repeat(30), id]))).toThrow('INPUT_INVALID');
});
