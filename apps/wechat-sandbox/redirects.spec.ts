// The sandbox sends nobody to a stranger's page.
import { backTo, isLoopback } from './redirects';

it.each(['http://127.0.0.1:3000/app/', 'http://localhost:10086/#/pages/me', 'https://localhost/'])(
  '%s is a page of this machine',
  (address) => expect(isLoopback(address)).toBe(true),
);

it.each([
  'https://example.com/',
  'http://[::1]/',
  'http://127.0.0.1.example.com/',
  'http://localhost@example.com/',
  'http://example.com@localhost/',
  'http://localhost.example.com/',
  'javascript:alert(1)//127.0.0.1',
  '//127.0.0.1/',
  '',
])('%s is none', (address) => expect(isLoopback(address)).toBe(false));

it('hands its answer over before the hash and keeps what was there', () => {
  expect(backTo('http://localhost:3000/app/?from=a#/pages/me', { wx_code: 'c+/=', state: 's' })).toBe(
    'http://localhost:3000/app/?from=a&wx_code=c%2B%2F%3D&state=s#/pages/me',
  );
});
