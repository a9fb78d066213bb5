// What a request calls its address is told to Postgres only where it is one.
import { inetOf } from './inet';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8::9', '2001:db8::9'],
  ['::1', '::1'],
  ['unknown', null],
  ['', null],
  ["1'; --", null],
])('takes %s for %s', (address, inet) => {
  expect(inetOf(address)).toBe(inet);
});
