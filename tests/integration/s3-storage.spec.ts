// The storage in a bucket, against a server that speaks S3 on this machine: keeps, answers, deletes, and does not take trouble
// for absence.
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Storage, readConfig } from '@guike/platform';
import S3rver from 's3rver';

const BUCKET = 'guike';
/** What s3rver knows as its only account. */
const ACCOUNT = { key: 'S3RVER', secret: 'S3RVER' };

let folder: string;
let server: S3rver;
let endpoint: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guike-s3-'));
  server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const storage = (more: Partial<ConstructorParameters<typeof S3Storage>[0]> = {}) =>
  new S3Storage({ endpoint, bucket: BUCKET, region: 'us-east-1', style: 'path', ...ACCOUNT, ...more });

const sha256Hex = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Worked out anew, after AWS's own description of Signature Version 4, of what has arrived. */
function authorizationOf(request: { method: string; url: string; headers: IncomingHttpHeaders }): string {
  const { method, url, headers } = request;
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const hash = String(headers['x-amz-content-sha256']);
  const canonical = [method, url, '', lines.join(''), signed, hash].join('\n');
  const at = String(headers['x-amz-date']);
  const scope = [at.slice(0, 8), 'cn-north-1', 's3', 'aws4_request'];
  const key = scope.reduce<string | Buffer>((before, part) => hmac(before, part), 'AWS4a-secret');
  const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), sha256Hex(canonical)].join('\n')).toString(
    'hex',
  );
  return `AWS4-HMAC-SHA256 Credential=AKID/${scope.join('/')}, SignedHeaders=${signed}, Signature=${signature}`;
}

it('keeps, answers and deletes', async () => {
  const bucket = storage();
  expect(await bucket.get('looks/a-600.webp')).toBeNull();
  await bucket.put('looks/a-600.webp', Buffer.from('one'));
  await bucket.put('looks/a-600.webp', Buffer.from('one'));
  expect((await bucket.get('looks/a-600.webp'))?.toString()).toBe('one');
  await bucket.delete('looks/a-600.webp');
  await bucket.delete('looks/a-600.webp');
  expect(await bucket.get('looks/a-600.webp')).toBeNull();
});

it('answers every byte of a large file', async () => {
  const large = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
  await storage().put('looks/large-1200.webp', large);
  expect((await storage().get('looks/large-1200.webp'))?.equals(large)).toBe(true);
});

it('is refused with a wrong key, and says nothing of it', async () => {
  // This server knows who signs, and does not check how: that is the next test's.
  const wrong = storage({ key: 'A-WRONG-KEY', secret: 'a-wrong-secret' });
  const failed = await wrong.put('looks/b-600.webp', Buffer.from('x')).catch((error: unknown) => error as Error);
  expect(String(failed)).toMatch(/refused: PUT looks\/b-600\.webp: 403 InvalidAccessKeyId/);
  expect(String(failed)).not.toMatch(/WRONG|wrong/);
  await expect(wrong.get('looks/a-600.webp')).rejects.toThrow('403');
  expect(await storage().get('looks/b-600.webp')).toBeNull();
});

it('signs what it sends as AWS says, so that nothing of it can be changed on its way', async () => {
  const seen: { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const witness = createHttpServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(pieces) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = witness.address() as AddressInfo;
    const signing = { key: 'AKID', secret: 'a-secret', region: 'cn-north-1' };
    const bucket = storage({ endpoint: `http://127.0.0.1:${port}`, ...signing });
    await bucket.put('looks/c-600.webp', Buffer.from('one'));
    await bucket.get('looks/c-600.webp');
    await bucket.delete('looks/c-600.webp');
  } finally {
    witness.close();
  }
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'PUT /guike/looks/c-600.webp',
    'GET /guike/looks/c-600.webp',
    'DELETE /guike/looks/c-600.webp',
  ]);
  for (const request of seen) expect(request.headers.authorization).toBe(authorizationOf(request));
  expect(seen[0]?.headers['x-amz-content-sha256']).toBe(sha256Hex('one'));
});

it('does not take a bucket that is not there for a file that is not there', async () => {
  await expect(storage({ bucket: 'nobodys' }).get('looks/a-600.webp')).rejects.toThrow('404 NoSuchBucket');
});

it('tries again where a store does not answer, and says so in the end', async () => {
  let calls = 0;
  const broken = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const { port } = broken.address() as AddressInfo;
  try {
    const bucket = storage({ endpoint: `http://127.0.0.1:${port}` });
    await expect(bucket.get('looks/a-600.webp')).rejects.toThrow('the storage did not answer: GET looks/a-600.webp');
    expect(calls).toBe(3);
  } finally {
    broken.close();
  }
});

it('does not take anything for a key', async () => {
  for (const key of ['../a', 'a//b', '/etc/passwd'])
    await expect(storage().get(key)).rejects.toThrow('not a storage key');
});

it('is set whole or not at all', () => {
  const least = {
    DATABASE_URL: 'postgres://localhost/guike',
    REDIS_URL: 'redis://localhost',
    GUIKE_MASTER_KEY: Buffer.alloc(32).toString('base64'),
  };
  expect(readConfig({ ...least, STORAGE_S3_ENDPOINT: '', STORAGE_S3_BUCKET: '' }).storageBucket).toBeNull();
  expect(() => readConfig({ ...least, STORAGE_S3_ENDPOINT: 'https://s3.example' })).toThrow('STORAGE_S3_ENDPOINT: set');
  const set = { STORAGE_S3_ENDPOINT: 'https://s3.example/', STORAGE_S3_BUCKET: 'b', STORAGE_S3_KEY: 'k' };
  expect(readConfig({ ...least, ...set, STORAGE_S3_SECRET: 's', STORAGE_S3_STYLE: 'host' }).storageBucket).toEqual({
    ...{ endpoint: 'https://s3.example', bucket: 'b', key: 'k', secret: 's', region: 'us-east-1', style: 'host' },
  });
});
