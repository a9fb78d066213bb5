// The policy of the screens is the same whoever serves them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenHeaders } from './content-policy';

it('nginx sends the headers that the API sends', () => {
  const conf = readFileSync(join(__dirname, '../../../docker/nginx.conf'), 'utf8');
  const sent = [...conf.matchAll(/add_header ([\w-]+) "([^"]*)";/g)].map(([, name, value]) => [
    name?.toLowerCase(),
    value,
  ]);
  expect(Object.fromEntries(sent)).toEqual(screenHeaders(null));
});

it('a demo’s browser may reach the sandbox, and no path of it is named', () => {
  const policy = screenHeaders('http://127.0.0.1:3002/sandbox')['content-security-policy'];
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:3002;");
});
