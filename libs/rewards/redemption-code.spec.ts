// A code is twelve digits, never the same, and a misread digit shows.
import { isRedemptionCode, newRedemptionCode } from './redemption-code';

it('is twelve digits that differ from time to time and hold together', () => {
  const codes = Array.from({ length: 200 }, newRedemptionCode);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toMatch(/^\d{12}$/);
    expect(isRedemptionCode(code)).toBe(true);
  }
});

it('shows any one digit misread', () => {
  const code = newRedemptionCode();
  for (let place = 0; place < code.length; place++) {
    const other = (Number(code[place]) + 3) % 10;
    expect(isRedemptionCode(`${code.slice(0, place)}${other}${code.slice(place + 1)}`)).toBe(false);
  }
  for (const wrong of ['', code.slice(1), `${code}0`, 'abcdefghijkl']) expect(isRedemptionCode(wrong)).toBe(false);
});
