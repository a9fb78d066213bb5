// The phone's code is the one that the server works out with Node's own HMAC.
import { createHmac } from 'node:crypto';
import { cardCode } from '@guike/kernel';
import { phoneCode, secondsLeft } from './phone-code';

const secret = '00ff10ef20df30cf40bf50af609f708f8070906fa05fb04fc03fd02fe01ff00f';
const bytes = Uint8Array.from(secret.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const serverCode = (time: number): string =>
  cardCode('12345678901', (message) => createHmac('sha256', bytes).update(message).digest(), new Date(time));

it('is the same as the server’s, in every minute', () => {
  const start = Date.UTC(2026, 10, 22, 5, 59, 30);
  for (let minute = 0; minute < 200; minute++) {
    const time = start + minute * 60_000;
    expect(phoneCode({ number: '12345678901', secret }, time)).toBe(serverCode(time));
  }
});

it('counts down to the change', () => {
  const minute = Date.UTC(2026, 10, 22, 6, 0, 0);
  expect([0, 1, 999, 1_000, 59_000, 59_999].map((past) => secondsLeft(minute + past))).toEqual([60, 60, 60, 59, 1, 1]);
  expect(phoneCode({ number: '12345678901', secret }, minute)).not.toBe(
    phoneCode({ number: '12345678901', secret }, minute - 1),
  );
});
