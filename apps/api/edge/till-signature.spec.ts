// The signature of a till, to the byte, and how far its clock may be off.
import { type SignedRequest, isSignedWith, isTimely, signRequest } from './till-signature';

const request: SignedRequest = {
  timestamp: '1772416800',
  method: 'POST',
  path: '/till/purchases?a=1',
  idempotencyKey: 'till-1/0042',
  body: Buffer.from('{"a":"贵客"}'),
};
const now = new Date(1_772_416_800_000);

it('signs as the docs say, to the byte', () => {
  // printf '1772416800\nPOST\n/till/purchases?a=1\ntill-1/0042\n{"a":"贵客"}' | openssl dgst -sha256 -hmac secret
  expect(signRequest('secret', request)).toBe('5d831fb5d72bc21927ea37416a8c5c55fb163ba7d6130279c78ac2aa002dfcbe');
});

it('knows its own signature, in either case', () => {
  const signature = signRequest('secret', request);
  expect(isSignedWith('secret', request, signature)).toBe(true);
  expect(isSignedWith('secret', request, signature.toUpperCase())).toBe(true);
});

it.each<[string, Partial<SignedRequest>]>([
  ['time', { timestamp: '1772416801' }],
  ['method', { method: 'PUT' }],
  ['path', { path: '/till/purchases?a=2' }],
  ['Idempotency-Key', { idempotencyKey: 'till-1/0043' }],
  ['absence of the Idempotency-Key', { idempotencyKey: undefined }],
  ['body', { body: Buffer.from('{"a":"贵客 "}') }],
  ['absence of a body', { body: undefined }],
])('refuses another %s', (_what, change) => {
  expect(isSignedWith('secret', { ...request, ...change }, signRequest('secret', request))).toBe(false);
});

it.each([[''], ['00'], ['zz'.repeat(32)], ['00'.repeat(33)]])('refuses what is no signature: %j', (signature) => {
  expect(isSignedWith('secret', request, signature)).toBe(false);
});

it.each([
  [0, true],
  [300, true],
  [-300, true],
  [301, false],
  [-301, false],
])('takes a clock that is off by %i s: %s', (seconds, expected) => {
  expect(isTimely(String(1_772_416_800 + seconds), now)).toBe(expected);
});

it.each([[''], ['now'], ['1772416800.5'], ['-1772416800'], ['1772416800000'], ['1e9']])(
  'takes no timestamp like %j',
  (timestamp) => {
    expect(isTimely(timestamp, now)).toBe(false);
  },
);
