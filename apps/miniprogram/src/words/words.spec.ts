// Numbers, money and days as people read them.
import { dayWords, instantDayWords, monthWords, timeWords } from './days';
import { grouped, signed, yuanWords } from './numbers';

const now = new Date(2026, 10, 22, 14, 5).getTime();

it('groups thousands, and signs with a real minus', () => {
  expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([320, 0, -50, -1_200].map(signed)).toEqual(['+320', '+0', '−50', '−1,200']);
});

it('writes fen as yuan, with cents only where there are some', () => {
  expect([0, 5, 50, 124_000, 124_050, -12_345].map(yuanWords)).toEqual([
    '¥0',
    '¥0.05',
    '¥0.50',
    '¥1,240',
    '¥1,240.50',
    '−¥123.45',
  ]);
});

it('names a day, and its year where that is another one', () => {
  expect(dayWords('2026-01-08', now)).toBe('1月8日');
  expect(dayWords('2028-11-22', now)).toBe('2028年11月22日');
  expect(monthWords('2026-03')).toBe('2026年3月');
});

it('says when, by the clock of the phone', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 7).getTime();
  expect(timeWords(at(22, 9), now)).toBe('今天 09:07');
  expect(timeWords(at(21, 23), now)).toBe('昨天 23:07');
  expect(timeWords(at(20, 0), now)).toBe('11月20日 00:07');
  expect(instantDayWords(new Date(2025, 0, 2).toISOString(), now)).toBe('2025年1月2日');
});
