// The rotating member code.
import { createHmac } from 'node:crypto';
import { cardCode, isCurrent, readCardCode } from './card-code';

const macOf = (secret: Buffer) => (message: Uint8Array) => createHmac('sha256', secret).update(message).digest();
const secret = macOf(Buffer.alloc(32, 7));
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const code = cardCode('12345678901', secret, at('10:00:30'));

it('has twenty digits that begin with the card', () => {
  expect(code).toMatch(/^12345678901\d{9}$/);
  expect(readCardCode(code)).toEqual({ cardNumber: '12345678901', rotating: code.slice(11, 19) });
});

it('is good for its minute and one either side of it', () => {
  const rotating = code.slice(11, 19);
  expect(['09:59:00', '10:00:00', '10:00:59', '10:01:59'].map((time) => isCurrent(rotating, secret, at(time)))).toEqual(
    [true, true, true, true],
  );
  expect(['09:58:59', '10:02:00'].map((time) => isCurrent(rotating, secret, at(time)))).toEqual([false, false]);
});

it('is nothing with another secret', () => {
  expect(isCurrent(code.slice(11, 19), macOf(Buffer.alloc(32, 8)), at('10:00:30'))).toBe(false);
});

it('notices any single misread digit and any two swapped neighbours but 09 and 90', () => {
  for (let place = 0; place < code.length; place++) {
    for (let digit = 0; digit < 10; digit++) {
      const misread = code.slice(0, place) + digit + code.slice(place + 1);
      if (misread !== code) expect(readCardCode(misread)).toBeNull();
    }
    const swapped = code.slice(0, place) + (code[place + 1] ?? '') + code[place] + code.slice(place + 2);
    const pair = code.slice(place, place + 2);
    if (swapped !== code && pair !== '09' && pair !== '90') expect(readCardCode(swapped)).toBeNull();
  }
});

it.each(['', '123', 'x'.repeat(20), '1'.repeat(19), `${code}0`])('%s is no code', (text) => {
  expect(readCardCode(text)).toBeNull();
});
