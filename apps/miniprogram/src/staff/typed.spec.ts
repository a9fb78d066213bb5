// What the counter makes of what is typed or scanned.
import { inFours, readTyped } from './typed';

it.each([
  ['5820 3117 4061 9384 0277', 'card', '58203117406193840277'],
  ['58203117406193840277', 'card', '58203117406193840277'],
  ['8349-0320 1885', 'redemption', '834903201885'],
  ['2049 1836 2057 19', 'coupon', '20491836205719'],
])('reads %s as %s', (text, kind, digits) => {
  expect(readTyped(text)).toEqual({ kind, digits });
});

it.each([
  ['', '请输入会员码、兑换码或券码'],
  ['https://u.wechat.com/abc', '这不是会员码、兑换码或券码，请会员打开会员码再试'],
  ['8349 0320 188', '会员码 20 位，兑换码 12 位，券码 14 位，现在是 11 位，请核对'],
  ['834903201885834', '会员码 20 位，兑换码 12 位，券码 14 位，现在是 15 位，请核对'],
])('says of “%s” what is wrong', (text, sentence) => {
  expect(readTyped(text)).toEqual({ kind: 'neither', sentence });
});

it('shows digits in fours', () => {
  expect(inFours('834903201885')).toBe('8349 0320 1885');
  expect(inFours('8349 03')).toBe('8349 03');
});
