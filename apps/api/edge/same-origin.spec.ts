// Which requests with a cookie are taken for our own pages'.
import { isFromOurPages } from './same-origin';

const write = (headers: Record<string, string>, method = 'POST') =>
  isFromOurPages({ method, headers, host: 'shop.example:8443' });

it.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin' }],
  ['a page of ours in plain http', { origin: 'http://shop.example:8443' }],
  ['a page of ours, in capitals', { origin: 'https://SHOP.example:8443' }],
])('takes a write of %s', (_who, headers) => {
  expect(write(headers)).toBe(true);
});

it.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://shop.example:8443' }],
  ['a sister domain', { 'sec-fetch-site': 'same-site', origin: 'https://evil.shop.example' }],
  ['no page at all', { 'sec-fetch-site': 'none' }],
  ['another origin', { origin: 'https://shop.example.evil.com' }],
  ['another port', { origin: 'http://shop.example:80' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['nobody knows whom', {}],
])('refuses a write of %s', (_who, headers) => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect(write(headers, method)).toBe(false);
});

it('lets reads pass', () => {
  expect(write({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
});
