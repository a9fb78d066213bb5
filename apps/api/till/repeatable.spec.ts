// Which requests an Idempotency-Key takes for the same.
import type { TillCaller } from '../edge/callers';
import { repeatableRequest } from './repeatable';

const caller: TillCaller = { kind: 'till', keyId: 'tk_1', tillId: 'till-1', storeId: 'store-1', storeCode: 'S1' };
const sent = {
  method: 'POST',
  originalUrl: '/till/purchases',
  headers: { 'idempotency-key': 'k1' },
  rawBody: Buffer.from('{}'),
};
const hashOf = (change: Partial<typeof sent>) =>
  repeatableRequest({ ...sent, ...change }, caller)?.bodyHash.toString('hex');

it('is nothing without a key', () => {
  expect(repeatableRequest({ ...sent, headers: {} }, caller)).toBeUndefined();
});

it('belongs to the till, whichever of its keys signed', () => {
  expect(repeatableRequest(sent, caller)).toMatchObject({ owner: 'till/till-1', key: 'k1' });
});

it('tells requests apart by method, path and bytes', () => {
  const hashes = [
    hashOf({}),
    hashOf({ method: 'PUT' }),
    hashOf({ originalUrl: '/till/refunds' }),
    hashOf({ rawBody: Buffer.from('{ }') }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashOf({})).toBe(hashes[0]);
});
