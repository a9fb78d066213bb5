// A body that is sent too slowly is cut off, unless it is a file.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminImportEndpoints } from '@guike/contracts/http';
import { type FastifyInstance, fastify } from 'fastify';
import { acceptFiles, endSlowBodies } from './file-bodies';

const WITHIN_MS = 200;

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  acceptFiles(app);
  endSlowBodies(app, WITHIN_MS);
  app.post('/json', async () => ({ done: true }));
  app.post('/file', { config: { endpoint: adminImportEndpoints.upload } }, async (request) => {
    let bytes = 0;
    for await (const piece of request.body as AsyncIterable<Buffer>) bytes += piece.length;
    return { bytes };
  });
  app.post('/stranger', { config: { endpoint: adminImportEndpoints.upload } }, async (_request, reply) =>
    reply.status(401).send({}),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** Sends a request's head and half its body, the rest after a while, and answers what came back. */
async function slowly(path: string, type: string, body: string, pauseMs: number): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.on('data', (bytes) => (text += bytes.toString()));
  const ended = once(socket, 'close');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n`);
  socket.write(`Content-Length: ${body.length}\r\n\r\n${body.slice(0, 4)}`);
  await sleep(pauseMs);
  if (socket.writable) socket.write(body.slice(4));
  await ended;
  return text;
}

it('is not waited for when its sender may send none', async () => {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  let text = '';
  socket.on('data', (bytes) => (text += bytes.toString()));
  socket.write('POST /stranger HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\na');
  const ended = await Promise.race([once(socket, 'close').then(() => true), sleep(10 * WITHIN_MS, false)]);
  socket.destroy();
  expect([text.slice(0, 12), ended]).toEqual(['HTTP/1.1 401', true]);
});

it('is refused when the rest of a JSON takes too long', async () => {
  expect(await slowly('/json', 'application/json', '{"a": 1}', 2 * WITHIN_MS)).toMatch(/^HTTP\/1\.1 408 /);
});

it('is taken when it comes in time', async () => {
  expect(await slowly('/json', 'application/json', '{"a": 1}', 10)).toMatch(/^HTTP\/1\.1 200 .*\{"done":true\}$/s);
});

it('is taken however long a file takes', async () => {
  expect(await slowly('/file', 'text/csv', 'a,b\n1,2\n', 2 * WITHIN_MS)).toMatch(/^HTTP\/1\.1 200 .*\{"bytes":8\}$/s);
});
