// The bars of a member code, read back as a scanner reads them: by widths alone.
import { code128 } from './code128';

/** The symbols as strings of six widths; the last one is the stop with its seventh. */
function symbolsOf(digits: string): string[] {
  const widths = code128(digits).join('');
  return [...(widths.slice(0, -7).match(/.{6}/g) ?? []), widths.slice(-7)];
}

it('writes start C, the pairs, the check symbol and the stop', () => {
  // By hand: 105 + 1 × 12 + 2 × 34 = 185, less 103 is 82.
  expect(symbolsOf('1234')).toEqual(['211232', '112232', '131123', '121241', '2331112']);
});

it('gives every pair of digits a symbol of its own that scanners can read', () => {
  const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
  const symbols = pairs.map((pair) => symbolsOf(pair)[1] ?? '');
  expect(new Set(symbols).size).toBe(100);
  for (const symbol of symbols) {
    const widths = symbol.split('').map(Number);
    expect(widths.reduce((a, b) => a + b, 0)).toBe(11);
    expect(((widths[0] ?? 0) + (widths[2] ?? 0) + (widths[4] ?? 0)) % 2).toBe(0); // Bars are even in every symbol.
  }
});

it('takes 145 modules for a member code', () => {
  expect(code128('12345678901234567890').reduce((a, b) => a + b, 0)).toBe(145);
});

it.each(['', '123', '12a4'])('refuses %p', (text) => {
  expect(() => code128(text)).toThrow(RangeError);
});
