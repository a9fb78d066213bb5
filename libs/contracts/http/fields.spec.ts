// What the shared fields take, and what no database or date arithmetic could keep.
import { code, day, freeText, instant, personName, phone } from './fields';

const takes = (field: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  field.safeParse(value).success;

it.each([
  ['a NUL', 'a\u0000b'],
  ['an escape', '\u001b@x'],
  ['a line feed', 'a\nb'],
  ['half a surrogate pair', 'a\ud800b'],
  ['a mark that turns the direction', 'a\u202eb'],
  ['a character without width', 'a\u200bb'],
])('free text holds no %s', (_what, text) => {
  for (const field of [freeText(200), personName, code]) expect(takes(field, text)).toBe(false);
});

it.each([['王小姐'], ['𠮷野'], ['Zoë O’Brien'], ['A/1?#%'], ['😀']])('free text holds %s', (text) => {
  for (const field of [freeText(200), personName, code]) expect(takes(field, text)).toBe(true);
});

it('free text is trimmed and counted, and only a name must be there', () => {
  expect(personName.parse('  王小姐 ')).toBe('王小姐');
  expect([takes(freeText(3), 'abcd'), takes(freeText(3), ''), takes(personName, ' ')]).toEqual([false, true, false]);
});

it.each([
  ['1900-01-01', true],
  ['2100-12-31', true],
  ['1899-12-31', false],
  ['2101-01-01', false],
  ['0000-01-01', false],
  ['9999-12-31', false],
  ['2026-02-30', false],
])('a day may be %s: %s', (text, expected) => {
  expect([takes(day, text), takes(instant, `${text}T10:00:00+08:00`)]).toEqual([expected, expected]);
});

it.each([['13800138000'], ['+86 138-0013-8000'], ['86138 0013 8000']])('a phone may be written %s', (text) => {
  expect(phone.parse(text)).toBe('13800138000');
});
